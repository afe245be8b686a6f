package dev.orrery.okr.indicator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** How long a period of a KPI is. Periods begin at midnight in the organisation's zone. */
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
    public Span containing(Instant moment, PeriodCalendar calendar) {
        LocalDate first = firstDay(moment.atZone(calendar.zone()).toLocalDate(), calendar);
        return new Span(midnight(first, calendar), midnight(next(first), calendar));
    }

    /** The period that begins where another of this length ends. */
    public Span after(Span span, PeriodCalendar calendar) {
        return containing(span.to(), calendar);
    }

    /** The period that ends where another of this length begins. */
    public Span before(Span span, PeriodCalendar calendar) {
        return containing(span.from().minusNanos(1), calendar);
    }

    private LocalDate firstDay(LocalDate day, PeriodCalendar calendar) {
        return switch (this) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(calendar.weekStart()));
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

    private static Instant midnight(LocalDate day, PeriodCalendar calendar) {
        return day.atStartOfDay(calendar.zone()).toInstant();
    }
}
