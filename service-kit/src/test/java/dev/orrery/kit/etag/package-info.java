/** Etags. */
@NullMarked
package dev.orrery.kit.etag;

import org.jspecify.annotations.NullMarked;
