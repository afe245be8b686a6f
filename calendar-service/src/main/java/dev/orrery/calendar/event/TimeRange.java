package dev.orrery.calendar.event;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stretch of time, its end exclusive; without limits it reaches over all years that calendars have. */
public record TimeRange(Instant start, Instant end) {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    public TimeRange {
        if (!start.isBefore(end)) {
            throw InvalidEventException.field("end_time", end + " (expected: after start_time, " + start + ")");
        }
    }

    /** From {@code start} to {@code end}, each without limit where null. */
    public static TimeRange of(@Nullable Instant start, @Nullable Instant end) {
        return new TimeRange(start == null ? FIRST : start, end == null ? LAST : end);
    }

    public boolean hasStart() {
        return !start.equals(FIRST);
    }

    public boolean hasEnd() {
        return !end.equals(LAST);
    }

    /** The part of it from {@code from} on; empty when nothing is left. */
    public Optional<TimeRange> from(Instant from) {
        if (!from.isBefore(end)) {
            return Optional.empty();
        }
        return Optional.of(from.isAfter(start) ? new TimeRange(from, end) : this);
    }

    /** Whether something that lasts from {@code from} to {@code to} is in it; a moment at its start is. */
    public boolean overlaps(Instant from, Instant to) {
        return from.isBefore(end) && (to.isAfter(start) || (from.equals(to) && !from.isBefore(start)));
    }
}
