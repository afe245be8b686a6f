package dev.orrery.console.calendars;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/**
 * The days that a calendar's page shows: a week from Monday, or a month.
 *
 * @param start the first day of a week or month
 */
record EventRange(Unit unit, LocalDate start) {

    /** How much is shown at once. */
    enum Unit {
        WEEK,
        MONTH
    }

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_MONTH = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_MONTH_YEAR = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_YEAR = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    /** The range that {@code day} is in. */
    static EventRange around(Unit unit, LocalDate day) {
        return new EventRange(
                unit,
                switch (unit) {
                    case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                    case MONTH -> day.withDayOfMonth(1);
                });
    }

    /** The day after the last. */
    LocalDate end() {
        return switch (unit) {
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }

    EventRange next() {
        return new EventRange(unit, end());
    }

    EventRange previous() {
        return new EventRange(
                unit,
                switch (unit) {
                    case WEEK -> start.minusWeeks(1);
                    case MONTH -> start.minusMonths(1);
                });
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(start) && day.isBefore(end());
    }

    /** The first day that is shown: a month is shown in whole weeks. */
    LocalDate firstShown() {
        return start.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** The day after the last that is shown. */
    LocalDate endShown() {
        return end().with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    }

    Instant startIn(ZoneId zone) {
        return firstShown().atStartOfDay(zone).toInstant();
    }

    Instant endIn(ZoneId zone) {
        return endShown().atStartOfDay(zone).toInstant();
    }

    /** {@code 16 – 22 November 2026}, or {@code November 2026}. */
    String label() {
        if (unit == Unit.MONTH) {
            return MONTH_YEAR.format(start);
        }
        LocalDate last = end().minusDays(1);
        if (start.getYear() != last.getYear()) {
            return DAY_MONTH_YEAR.format(start) + " – " + DAY_MONTH_YEAR.format(last);
        }
        DateTimeFormatter first = start.getMonth() == last.getMonth() ? DAY : DAY_MONTH;
        return first.format(start) + " – " + DAY_MONTH_YEAR.format(last);
    }
}
