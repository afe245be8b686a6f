package dev.orrery.calendar.series;

import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.TimeRange;
import java.util.List;
import java.util.Optional;

/**
 * A time at which somebody declines to meet.
 *
 * @param message what they say
 */
public record SetAside(TimeRange time, String message) {
    /** The first of these times, as they are ordered, that an occurrence runs into. */
    static Optional<SetAside> first(List<SetAside> times, Occurrence occurrence) {
        return times.stream()
                .filter(aside -> aside.time().overlaps(occurrence.startsAt(), occurrence.endsAt()))
                .findFirst();
    }
}
