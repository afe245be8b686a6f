package dev.orrery.okr.indicator;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Where an organisation's days begin, and its weeks. */
public record PeriodCalendar(ZoneId zone, DayOfWeek weekStart) {
    /** UTC and ISO weeks: what an organisation has until it says otherwise. */
    public static final PeriodCalendar DEFAULT = new PeriodCalendar(ZoneOffset.UTC, DayOfWeek.MONDAY);
}
