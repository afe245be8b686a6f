package dev.orrery.calendar.availability;

import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.freebusy.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Something that takes a subject's time.
 *
 * @param subject its place among those that were asked for
 * @param event null for instances of series that are not written down, which nobody asked the names of
 */
public record TakenEvent(int subject, @Nullable EventKey event, Interval time, boolean isTentative) {}
