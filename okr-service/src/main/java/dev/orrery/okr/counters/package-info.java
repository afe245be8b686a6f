/** How much happened on each day. */
@NullMarked
package dev.orrery.okr.counters;

import org.jspecify.annotations.NullMarked;
