package dev.orrery.calendar.series;

import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventTimes;
import java.util.List;

/**
 * What somebody wants an event or an instance to be.
 *
 * @param recurrence RFC 5545 lines; empty for a single event and for an instance
 */
public record Wanted(EventTimes times, List<String> recurrence, EventContent content) {
    public Wanted {
        recurrence = List.copyOf(recurrence);
    }
}
