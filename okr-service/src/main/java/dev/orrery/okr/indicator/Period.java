package dev.orrery.okr.indicator;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** How long a period of a KPI is. Periods begin at midnight in UTC; weeks are ISO weeks. */
public enum Period {
    DAILY,
    WEEKLY,
    MONTHLY,
    QUARTERLY,
    YEARLY;

    /** A span of time: {@code from} is in it, {@code to} is not. */
    public record Span(Instant from, Instant to) {
        public boolean contains(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    /** The period that a moment is in. */
    public Span containing(Instant moment) {
        LocalDate first = firstDay(moment.atZone(ZoneOffset.UTC).toLocalDate());
        return new Span(midnight(first), midnight(next(first)));
    }

    private LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> day.withDayOfMonth(1);
            case QUARTERLY -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEARLY -> day.withDayOfYear(1);
        };
    }

    private LocalDate next(LocalDate firstDay) {
        return switch (this) {
            case DAILY -> firstDay.plusDays(1);
            case WEEKLY -> firstDay.plusWeeks(1);
            case MONTHLY -> firstDay.plusMonths(1);
            case QUARTERLY -> firstDay.plusMonths(3);
            case YEARLY -> firstDay.plusYears(1);
        };
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
