package dev.orrery.calendar.booking;

import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.freebusy.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** When a room is had or held. None of it overlaps, so that a look to the left is enough to know what is in the way. */
public final class BusyTimes {
    private final NavigableMap<Instant, TimeRange> byStart = new TreeMap<>();

    public void add(TimeRange time) {
        byStart.put(time.start(), time);
    }

    /** The first that is in the way. */
    Optional<TimeRange> blocking(TimeRange wanted) {
        Map.Entry<Instant, TimeRange> before = byStart.floorEntry(wanted.start());
        if (before != null && before.getValue().end().isAfter(wanted.start())) {
            return Optional.of(before.getValue());
        }
        Map.Entry<Instant, TimeRange> next = byStart.ceilingEntry(wanted.start());
        return next != null && next.getKey().isBefore(wanted.end()) ? Optional.of(next.getValue()) : Optional.empty();
    }

    /** The first time within {@code search} that is as long, open and free. */
    public Optional<TimeRange> nextFree(OperatingHours hours, TimeRange search, Duration length) {
        Interval within = new Interval(search.start(), search.end());
        for (Interval open : hours.openIn(within).intervals()) {
            Instant from = open.start();
            while (!from.plus(length).isAfter(open.end())) {
                TimeRange candidate = new TimeRange(from, from.plus(length));
                Optional<TimeRange> blocking = blocking(candidate);
                if (blocking.isEmpty()) {
                    return Optional.of(candidate);
                }
                from = blocking.get().end();
            }
        }
        return Optional.empty();
    }
}
