/** Sizes and tokens. */
@NullMarked
package dev.orrery.kit.paging;

import org.jspecify.annotations.NullMarked;
