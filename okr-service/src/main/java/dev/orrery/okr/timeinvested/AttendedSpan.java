package dev.orrery.okr.timeinvested;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What of a day (UTC) one occurrence of an event takes of somebody's time.
 *
 * @param occurrence its original start, as links name it; empty for a single event
 */
record AttendedSpan(UUID user, LocalDate day, String occurrence, Instant start, Instant end) {
    /** An occurrence, cut at midnight. */
    static List<AttendedSpan> of(UUID user, String occurrence, Instant start, Instant end) {
        List<AttendedSpan> spans = new ArrayList<>();
        Instant from = start;
        while (from.isBefore(end)) {
            LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
            Instant midnight = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            Instant to = midnight.isBefore(end) ? midnight : end;
            spans.add(new AttendedSpan(user, day, occurrence, from, to));
            from = to;
        }
        return spans;
    }
}
