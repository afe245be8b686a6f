/** Calendars as secret addresses that other calendar programs subscribe to. */
@NullMarked
package dev.orrery.calendar.feeds;

import org.jspecify.annotations.NullMarked;
