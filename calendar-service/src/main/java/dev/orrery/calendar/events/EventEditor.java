package dev.orrery.calendar.events;

import dev.orrery.calendar.calendars.Faults;
import dev.orrery.calendar.calendars.Ids;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.GuestPermissions;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.series.SeriesEdit;
import dev.orrery.calendar.series.Wanted;
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
        Event after = turn.insert(calendar, AutoDeclines.answered(turn, calendar, created), "");
        ConflictingInvitations.decline(turn, calendar, created);
        return after;
    }

    static Event update(EventTurn turn, EventName name, Update<Event> update) {
        EditableEvent event = turn.editable(name, update.patch().getEtag(), GuestPermissions::canModify);
        SeriesEdit.Edited edited = Faults.told(FIELDS, () -> edited(turn, event, update));
        CalendarEvent answered =
                AutoDeclines.answered(turn, event.calendar(), event.stored().event(), edited.event());
        Event after = turn.update(event.calendar(), event.stored(), answered);
        ConflictingInvitations.decline(turn, event.calendar(), answered);
        return event.shown(withDropped(after, edited.dropped()));
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

    private static SeriesEdit.Edited edited(EventTurn turn, EditableEvent event, Update<Event> update) {
        StoredEvent stored = event.stored();
        Event before =
                EventProtos.event(turn.organization(), stored, event.calendar().zone());
        EventInput.checkUid(update, before);
        Wanted wanted = EventInput.wanted(
                turn.organization(), update, before, stored.event().body());
        return SeriesEdit.whole(
                stored.event(), event.allowed(wanted, stored.event().body()), turn.now());
    }
}
