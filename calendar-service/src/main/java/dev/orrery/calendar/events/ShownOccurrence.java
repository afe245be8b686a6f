package dev.orrery.calendar.events;

import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.v1.Event;
import java.time.Instant;

/** An occurrence as somebody sees it. */
record ShownOccurrence(Place place, Instant endsAt, Event event) {
    boolean isAfter(Place other) {
        return place.compareTo(other) > 0;
    }

    boolean beginsBefore(Instant moment) {
        return place.startsAt().isBefore(moment);
    }

    boolean isIn(TimeRange range) {
        return range.overlaps(place.startsAt(), endsAt);
    }
}
