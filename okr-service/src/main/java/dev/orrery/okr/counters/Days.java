package dev.orrery.okr.counters;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.v1.QueryDailyCountersRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** Days in a row, in UTC, from the first to the last. */
record Days(LocalDate first, LocalDate last) {
    private static final int MAX_DAYS = 366;

    static Days of(QueryDailyCountersRequest request) {
        Days days =
                new Days(Times.day("start_date", request.getStartDate()), Times.day("end_date", request.getEndDate()));
        Times.requireOrder("start_date", days.first(), "end_date", days.last());
        if (!days.last().isBefore(days.first().plusDays(MAX_DAYS))) {
            throw ServiceException.invalidField(
                    "end_date", days.last() + " (expected: within " + MAX_DAYS + " days from " + days.first() + ")");
        }
        return days;
    }

    Instant start() {
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Exclusive. */
    Instant end() {
        return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    Stream<LocalDate> each() {
        return first.datesUntil(last.plusDays(1));
    }
}
