package dev.orrery.calendar.events;

import dev.orrery.calendar.event.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Some weeks in a row, each by how many have begun since the first of 1970, at midnight UTC. So they begin on Thursdays:
 * which day it is does not matter, as views begin on many, and in all zones.
 */
record WeekSpan(long first, long last) {
    /** A month as it is shown, with days of the ones before and after, reaches into seven. */
    private static final int MAX_WEEKS = 8;

    private static final long SECONDS = Duration.ofDays(7).toSeconds();

    /** The weeks that a range reaches into; empty where they are too many. */
    static Optional<WeekSpan> of(TimeRange range) {
        WeekSpan span = new WeekSpan(week(range.start()), week(range.end().minusNanos(1)));
        return span.last - span.first < MAX_WEEKS ? Optional.of(span) : Optional.empty();
    }

    /** From the first week to the last that are not among the {@code known}. */
    Optional<WeekSpan> without(Collection<Long> known) {
        long[] missing = weeks().filter(week -> !known.contains(week)).toArray();
        return missing.length == 0
                ? Optional.empty()
                : Optional.of(new WeekSpan(missing[0], missing[missing.length - 1]));
    }

    LongStream weeks() {
        return LongStream.rangeClosed(first, last);
    }

    TimeRange range() {
        return new TimeRange(start(first), start(last + 1));
    }

    static Instant start(long week) {
        return Instant.ofEpochSecond(week * SECONDS);
    }

    private static long week(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), SECONDS);
    }
}
