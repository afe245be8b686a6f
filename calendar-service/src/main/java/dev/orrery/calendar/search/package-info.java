/** Finds events by their words: the method of EventSearchService. */
@NullMarked
package dev.orrery.calendar.search;

import org.jspecify.annotations.NullMarked;
