package dev.orrery.calendar.events;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.InvalidEventException;
import dev.orrery.calendar.event.Revision;
import dev.orrery.calendar.event.SeriesRules;
import dev.orrery.calendar.event.TimeLimits;
import dev.orrery.calendar.icalendar.RecurrenceLines;
import dev.orrery.calendar.series.Wanted;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.Organizer;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Organization;
import dev.orrery.recurrence.EventTime;
import dev.orrery.recurrence.Leniency;
import java.util.List;

/** What callers say of events, as the service takes it. */
final class EventInput {
    private EventInput() {}

    /** An event that is not there yet, run by the caller unless they name somebody. */
    static CalendarEvent created(EventTurn turn, StoredCalendar calendar, EventId id, Event event) {
        Event organized = event.hasOrganizer() ? event : organizedBy(turn, event);
        EventTimes times = TimeProtos.times(event.getStart(), event.getEnd());
        List<String> recurrence = RecurrenceLines.canonical(event.getRecurrenceList());
        SeriesRules.check(times, recurrence, Leniency.STRICT);
        EventContent content = ContentProtos.content(turn.organization(), organized, null);
        String uid = event.getUid().isEmpty() ? defaultUid(calendar, id) : event.getUid();
        return CalendarEvent.of(id, uid, recurrence, new EventBody(new Revision(0, turn.now()), times, content));
    }

    /** The UID of an event whose maker chose none. */
    static String defaultUid(StoredCalendar calendar, EventId id) {
        return id + "@" + calendar.id() + ".orrery";
    }

    private static Event organizedBy(EventTurn turn, Event event) {
        return event.toBuilder()
                .setOrganizer(Organizer.newBuilder()
                        .setEmail(turn.caller().email())
                        .setDisplayName(turn.caller().displayName())
                        .setUser(turn.organization().userName(turn.caller().id())))
                .build();
    }

    /** Refuses another UID, by which other programs know the event. */
    static void checkUid(Update<Event> update, Event before) {
        String uid = update.patch().getUid();
        if (!uid.isEmpty() && !uid.equals(before.getUid())) {
            throw InvalidEventException.field("uid", uid + " (expected: " + before.getUid() + ", which stays)");
        }
    }

    /**
     * What an update makes of an event or an instance.
     *
     * @param before as callers see it
     * @param body the same as the service keeps it
     */
    static Wanted wanted(Organization organization, Update<Event> update, Event before, EventBody body) {
        Event wanted = update.applyTo(before);
        boolean movesOnly = update.touches("start") && !update.touches("end");
        EventTimes times = movesOnly
                ? moved(body.times(), TimeProtos.time("start", wanted.getStart()))
                : TimeProtos.times(wanted.getStart(), wanted.getEnd());
        return new Wanted(
                times,
                RecurrenceLines.canonical(wanted.getRecurrenceList()),
                ContentProtos.content(organization, wanted, body.content()));
    }

    /** A new start alone keeps the length, unless it is of another kind. */
    private static EventTimes moved(EventTimes times, EventTime start) {
        return TimeLimits.checked(
                start.getClass().equals(times.start().getClass())
                        ? times.movedTo(start)
                        : EventTimes.startingAt(start));
    }
}
