package dev.orrery.calendar.freebusy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A stretch of time, its end exclusive, in the precision of the database; never empty. */
public record Interval(Instant start, Instant end) {
    public Interval {
        start = start.truncatedTo(ChronoUnit.MICROS);
        end = end.truncatedTo(ChronoUnit.MICROS);
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("end: " + end + " (expected: after start, " + start + ")");
        }
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    /** Whether they share a moment; one that begins when the other ends does not. */
    public boolean overlaps(Interval other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }
}
