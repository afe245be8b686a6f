package dev.orrery.console.dashboard;

import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.console.ui.Times;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The week, from Monday, that a moment is in, where the person is. */
record Week(LocalDate monday, ZoneId zone) {

    static Week of(Instant now, ZoneId zone) {
        return new Week(LocalDate.ofInstant(now, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), zone);
    }

    Instant start() {
        return monday.atStartOfDay(zone).toInstant();
    }

    Instant end() {
        return monday.plusWeeks(1).atStartOfDay(zone).toInstant();
    }

    /** How many events begin on each day; what began before the week counts on Monday. */
    Map<DayOfWeek, Integer> eventsByDay(List<Event> events) {
        Map<DayOfWeek, Integer> counts = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            counts.put(day, 0);
        }
        for (Event event : events) {
            LocalDate day = day(event.getStart());
            counts.merge(day.isBefore(monday) ? DayOfWeek.MONDAY : day.getDayOfWeek(), 1, Integer::sum);
        }
        return counts;
    }

    /** The first events that have not ended, timed ones only. */
    List<Event> next(List<Event> events, Instant now, int limit) {
        return events.stream()
                .filter(event -> event.getStatus() != Event.Status.CANCELLED)
                .filter(event -> event.getStart().getDate().isEmpty())
                .filter(event -> Times.instant(end(event).getInstant()).isAfter(now))
                .sorted(Comparator.comparing(
                        event -> Times.instant(event.getStart().getInstant())))
                .limit(limit)
                .toList();
    }

    private static EventTime end(Event event) {
        return event.hasEnd() ? event.getEnd() : event.getStart();
    }

    private LocalDate day(EventTime time) {
        return time.getDate().isEmpty()
                ? LocalDate.ofInstant(Times.instant(time.getInstant()), zone)
                : LocalDate.parse(time.getDate());
    }
}
