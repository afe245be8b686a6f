package dev.orrery.calendar.sampledata;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.EventStatus;
import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.EventType;
import dev.orrery.calendar.event.EventVisibility;
import dev.orrery.calendar.event.Revision;
import dev.orrery.calendar.event.Transparency;
import dev.orrery.recurrence.EventTime;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;

/** The events of a newcomer: one that repeats, one that is due, one to work undisturbed in. Their ids never change. */
final class SampleEvents {
    private static final int DEADLINE_DAYS = 10;

    private SampleEvents() {}

    static List<CalendarEvent> of(String calendarId, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate nextWorkday = today.plusDays(1);
        while (nextWorkday.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0) {
            nextWorkday = nextWorkday.plusDays(1);
        }
        EventTime due = new EventTime.AllDay(today.plusDays(DEADLINE_DAYS));
        return List.of(
                event(
                        calendarId,
                        "weekly-planning",
                        List.of("RRULE:FREQ=WEEKLY"),
                        between(monday, 9, 0, 9, 45, zone),
                        content("Weekly planning", "What matters this week, and who does it.", EventType.MEETING),
                        now),
                event(
                        calendarId,
                        "deadline",
                        List.of(),
                        EventTimes.startingAt(due),
                        content("Proposal is due", "The first draft goes out.", EventType.DEADLINE),
                        now),
                event(
                        calendarId,
                        "focus-time",
                        List.of(),
                        between(nextWorkday, 10, 0, 12, 0, zone),
                        content("Focus time", "Two hours without interruption.", EventType.FOCUS),
                        now));
    }

    private static CalendarEvent event(
            String calendarId,
            String id,
            List<String> recurrence,
            EventTimes times,
            EventContent content,
            Instant now) {
        return CalendarEvent.of(
                new EventId(id),
                id + "@" + calendarId + ".orrery",
                recurrence,
                new EventBody(new Revision(0, now), times, content));
    }

    private static EventTimes between(
            LocalDate day, int fromHour, int fromMinute, int toHour, int toMinute, ZoneId zone) {
        return new EventTimes(
                new EventTime.Zoned(day.atTime(LocalTime.of(fromHour, fromMinute)), zone),
                new EventTime.Zoned(day.atTime(LocalTime.of(toHour, toMinute)), zone));
    }

    private static EventContent content(String title, String description, EventType type) {
        return new EventContent(
                title,
                description,
                "",
                null,
                "",
                type,
                EventStatus.CONFIRMED,
                EventVisibility.DEFAULT,
                type == EventType.DEADLINE ? Transparency.TRANSPARENT : Transparency.OPAQUE,
                null,
                List.of(),
                List.of(),
                "",
                false,
                List.of(),
                "",
                List.of(),
                Map.of(),
                List.of());
    }
}
