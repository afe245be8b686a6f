package dev.orrery.okr.timeinvested;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.alignment.TimeSpan;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.v1.QueryTimeInvestedRequest;
import dev.orrery.okr.v1.QueryTimeInvestedRequest.Period;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which time is asked about. Whole days are read as they were shared when they were written down; the days that the
 * window or the present cut are shared anew.
 *
 * @param now where what is held ends
 */
record QueryWindow(Instant start, Instant end, Instant now, Period period) {
    private static final Duration MAX_LENGTH = Duration.ofDays(3 * 366);

    static QueryWindow of(QueryTimeInvestedRequest request, Instant now) {
        Instant start = Times.instant("start_time", request.getStartTime());
        Instant end = Times.instant("end_time", request.getEndTime());
        if (!end.isAfter(start) || Duration.between(start, end).compareTo(MAX_LENGTH) > 0) {
            throw ServiceException.invalidField(
                    "end_time", end + " (expected: after start_time, " + start + ", by at most 3 years)");
        }
        return new QueryWindow(start, end, now, request.getPeriod());
    }

    LocalDate firstDay() {
        return day(start);
    }

    /** The last day of which anything is in it. */
    LocalDate lastDay() {
        return day(end.minusNanos(1));
    }

    LocalDate today() {
        return day(now);
    }

    /** The days of which something is out of the window, or still to come. */
    List<LocalDate> cutDays() {
        return Stream.concat(Stream.of(start, end).filter(QueryWindow::isWithinDay), Stream.of(now))
                .map(QueryWindow::day)
                .filter(day -> !day.isBefore(firstDay()) && !day.isAfter(lastDay()))
                .distinct()
                .toList();
    }

    TimeSpan planned() {
        return new TimeSpan(TimeLedger.micros(start), TimeLedger.micros(end));
    }

    /** What of it is past. */
    TimeSpan held() {
        Instant until = now.isBefore(end) ? now : end;
        return new TimeSpan(TimeLedger.micros(start), TimeLedger.micros(until.isBefore(start) ? start : until));
    }

    /** The first day of the period that a day is in; null where the window is not divided. */
    @Nullable LocalDate periodOf(LocalDate day) {
        return switch (period) {
            case PERIOD_UNSPECIFIED, UNRECOGNIZED -> null;
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private static boolean isWithinDay(Instant moment) {
        return !OffsetDateTime.ofInstant(moment, ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
