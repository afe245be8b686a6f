package dev.orrery.calendar.events;

import dev.orrery.calendar.calendars.Faults;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.Revision;
import dev.orrery.calendar.event.SeriesRules;
import dev.orrery.calendar.icalendar.RecurrenceLines;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.identity.Organization;
import dev.orrery.recurrence.Leniency;
import java.time.Instant;
import java.util.List;

/** An event that a caller thinks of and has not written: checked as if it were. */
public final class DraftEvent {
    private static final String ID = "draft";

    private DraftEvent() {}

    public static CalendarEvent of(Organization organization, Event event) {
        return Faults.told(EventEditor.FIELDS, () -> {
            EventTimes times = TimeProtos.times(event.getStart(), event.getEnd());
            List<String> recurrence = RecurrenceLines.canonical(event.getRecurrenceList());
            SeriesRules.check(times, recurrence, Leniency.STRICT);
            EventBody body = new EventBody(
                    new Revision(0, Instant.EPOCH), times, ContentProtos.content(organization, event, null));
            return CalendarEvent.of(new EventId(ID), ID, recurrence, body);
        });
    }
}
