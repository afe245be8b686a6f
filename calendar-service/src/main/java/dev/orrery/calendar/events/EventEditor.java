package dev.orrery.calendar.events;

import dev.orrery.calendar.calendars.Faults;
import dev.orrery.calendar.calendars.Ids;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.series.SeriesEdit;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.fieldmask.Update;
import java.util.List;

/** What callers do to whole events. */
final class EventEditor {
    /** Where a fault of an event is found in a request. */
    static final String FIELDS = "event.";

    private EventEditor() {}

    static Event create(EventTurn turn, CalendarId calendarId, String chosenId, Event event) {
        StoredCalendar calendar = turn.writable(calendarId);
        EventId id = new EventId(Ids.chosenOr(chosenId, turn.now()));
        CalendarEvent created = Faults.told(FIELDS, () -> EventInput.created(turn, calendar, id, event));
        return turn.insert(calendar, created, "");
    }

    static Event update(EventTurn turn, EventName name, Update<Event> update) {
        StoredCalendar calendar = turn.writable(name.calendar());
        StoredEvent stored = turn.locked(name, update.patch().getEtag());
        SeriesEdit.Edited edited = Faults.told(FIELDS, () -> edited(turn, calendar, stored, update));
        Event after = turn.update(calendar, stored, edited.event());
        return withDropped(after, edited.dropped());
    }

    static void delete(EventTurn turn, EventName name, String etag) {
        StoredCalendar calendar = turn.writable(name.calendar());
        turn.delete(calendar, turn.locked(name, etag));
    }

    /** Says which changed instances an edit cost. */
    static Event withDropped(Event after, List<InstanceId> dropped) {
        return dropped.isEmpty()
                ? after
                : after.toBuilder()
                        .addAllDroppedInstances(
                                dropped.stream().map(InstanceId::value).toList())
                        .build();
    }

    private static SeriesEdit.Edited edited(
            EventTurn turn, StoredCalendar calendar, StoredEvent stored, Update<Event> update) {
        Event before = EventProtos.event(turn.organization(), stored, calendar.zone());
        EventInput.checkUid(update, before);
        return SeriesEdit.whole(
                stored.event(),
                EventInput.wanted(
                        turn.organization(), update, before, stored.event().body()),
                turn.now());
    }
}
