/** Keyset pages: sizes, and opaque tokens that belong to one query. */
@NullMarked
package dev.orrery.kit.paging;

import org.jspecify.annotations.NullMarked;
