package dev.orrery.calendar.icalendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A yearly change of a zone's offset, as the line that says when it recurs. A rule that is not kept by the wall clock
 * (changes at a moment of UTC may fall on another day there) is written as dates instead, for as long as anybody plans.
 *
 * @param recurrence an RRULE or RDATE line
 */
record YearlyChange(String recurrence) {
    private static final int CHECKED_YEARS = 60;
    private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    static YearlyChange of(ZoneOffsetTransitionRule rule, int firstYear) {
        List<LocalDateTime> changes = IntStream.range(firstYear, firstYear + CHECKED_YEARS)
                .mapToObj(year -> rule.createTransition(year).getDateTimeBefore())
                .toList();
        boolean isOnWallClock = changes.stream().allMatch(change -> isBy(rule, change.toLocalDate()));
        return new YearlyChange(isOnWallClock ? "RRULE:" + rrule(rule) : rdate(changes));
    }

    private static boolean isBy(ZoneOffsetTransitionRule rule, LocalDate date) {
        DayOfWeek weekday = rule.getDayOfWeek();
        int day = rule.getDayOfMonthIndicator();
        if (date.getMonth() != rule.getMonth() || (weekday != null && date.getDayOfWeek() != weekday)) {
            return false;
        }
        if (weekday == null) {
            return date.getDayOfMonth() == day;
        }
        return day > 0
                ? date.getDayOfMonth() >= day && date.getDayOfMonth() < day + 7
                : day == -1 && date.plusDays(7).getMonth() != date.getMonth();
    }

    private static String rrule(ZoneOffsetTransitionRule rule) {
        String yearly = "FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue();
        DayOfWeek weekday = rule.getDayOfWeek();
        int day = rule.getDayOfMonthIndicator();
        if (weekday == null) {
            return yearly + ";BYMONTHDAY=" + day;
        }
        String name = WEEKDAYS.get(weekday.getValue() - 1);
        if (day < 0 || day % 7 == 1) {
            return yearly + ";BYDAY=" + (day < 0 ? -1 : day / 7 + 1) + name;
        }
        String week = IntStream.range(day, day + 7).mapToObj(Integer::toString).collect(Collectors.joining(","));
        return yearly + ";BYDAY=" + name + ";BYMONTHDAY=" + week;
    }

    private static String rdate(List<LocalDateTime> changes) {
        return "RDATE:" + changes.stream().skip(1).map(LOCAL::format).collect(Collectors.joining(","));
    }
}
