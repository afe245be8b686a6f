/** How much one address and one caller may ask for: token buckets, in memory of this gateway. */
@NullMarked
package dev.orrery.gateway.limits;

import org.jspecify.annotations.NullMarked;
