/** Request ids on a real PostgreSQL. */
@NullMarked
package dev.orrery.kit.requests;

import org.jspecify.annotations.NullMarked;
