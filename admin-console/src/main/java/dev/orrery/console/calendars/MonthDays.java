package dev.orrery.console.calendars;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lays events out over the days of a range; an event is on each day that it takes some of. */
final class MonthDays {
    private static final int DAYS_OF_WEEK = 7;
    private static final Comparator<EventRow> LONG_ONES_FIRST =
            Comparator.comparing(row -> !row.isAllDay() && row.day().equals(row.lastDay()));

    /**
     * A day and what is on it.
     *
     * @param isOfMonth whether it belongs to the month, or only fills up its first or last week
     */
    record Day(LocalDate date, boolean isOfMonth, List<EventRow> events) {

        Day {
            events = List.copyOf(events);
        }
    }

    private MonthDays() {}

    /** The weeks of a range, Monday first; on each day what takes whole days comes before what has a time. */
    static List<List<Day>> weeks(EventRange range, List<EventRow> rows) {
        Map<LocalDate, List<EventRow>> byDay = new TreeMap<>();
        range.firstShown().datesUntil(range.endShown()).forEach(day -> byDay.put(day, new ArrayList<>()));
        for (EventRow row : rows) {
            LocalDate first = later(row.day(), range.firstShown());
            for (LocalDate day = first; !day.isAfter(row.lastDay()); day = day.plusDays(1)) {
                List<EventRow> onDay = byDay.get(day);
                if (onDay == null) {
                    break;
                }
                onDay.add(row);
            }
        }
        List<Day> days = byDay.entrySet().stream()
                .map(entry -> new Day(
                        entry.getKey(),
                        range.contains(entry.getKey()),
                        entry.getValue().stream().sorted(LONG_ONES_FIRST).toList()))
                .toList();
        List<List<Day>> weeks = new ArrayList<>();
        for (int index = 0; index < days.size(); index += DAYS_OF_WEEK) {
            weeks.add(days.subList(index, index + DAYS_OF_WEEK));
        }
        return weeks;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
