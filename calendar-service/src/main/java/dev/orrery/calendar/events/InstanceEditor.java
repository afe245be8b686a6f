package dev.orrery.calendar.events;

import dev.orrery.calendar.calendars.Faults;
import dev.orrery.calendar.calendars.Ids;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceBody;
import dev.orrery.calendar.event.InvalidEventException;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.names.InstanceName;
import dev.orrery.calendar.series.SeriesEdit;
import dev.orrery.calendar.series.Wanted;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.fieldmask.Update;

/** What callers do to one instance of a series. */
final class InstanceEditor {
    private final EventTurn turn;
    private final StoredCalendar calendar;
    private final StoredEvent stored;
    private final Occurrence occurrence;

    private InstanceEditor(EventTurn turn, StoredCalendar calendar, StoredEvent stored, Occurrence occurrence) {
        this.turn = turn;
        this.calendar = calendar;
        this.stored = stored;
        this.occurrence = occurrence;
    }

    /** Takes the series, which nobody else changes meanwhile. */
    static InstanceEditor of(EventTurn turn, InstanceName name, String etag) {
        StoredCalendar calendar = turn.writable(name.event().calendar());
        StoredEvent stored = turn.locked(name.event(), etag);
        return new InstanceEditor(
                turn, calendar, stored, Instances.require(turn.organization(), stored, name, calendar.zone()));
    }

    Event update(Update<Event> update) {
        EventBody body = InstanceBody.of(stored.event(), occurrence);
        Event before = proto(body);
        CalendarEvent edited = Faults.told(EventEditor.FIELDS, () -> {
            EventInput.checkUid(update, before);
            Wanted wanted = EventInput.wanted(turn.organization(), update, before, body);
            if (!wanted.recurrence().isEmpty()) {
                throw InvalidEventException.recurrence(
                        "recurrence", wanted.recurrence() + " (expected: none for one instance)");
            }
            return SeriesEdit.instance(stored.event(), occurrence.instance(), body, wanted, turn.now());
        });
        return write(before, edited);
    }

    void cancel() {
        EventBody body = InstanceBody.of(stored.event(), occurrence);
        write(proto(body), SeriesEdit.cancelled(stored.event(), occurrence.instance(), body, turn.now()));
    }

    /** The edit of the instance and all that follow it. */
    FollowingEditor following() {
        EventId id = new EventId(Ids.next(turn.now()));
        return new FollowingEditor(turn, calendar, stored, occurrence.instance(), id);
    }

    private Event write(Event before, CalendarEvent edited) {
        if (edited.equals(stored.event())) {
            return before;
        }
        turn.write(calendar, edited);
        StoredEvent written = turn.find(stored.key());
        EventBody body = InstanceBody.of(written.event(), occurrence);
        Event after = EventProtos.instance(turn.organization(), written, occurrence.instance(), body, calendar.zone());
        turn.log(EventChanges.instance(calendar, edited.id(), occurrence.instance(), before, after));
        return after;
    }

    private Event proto(EventBody body) {
        return EventProtos.instance(turn.organization(), stored, occurrence.instance(), body, calendar.zone());
    }
}
