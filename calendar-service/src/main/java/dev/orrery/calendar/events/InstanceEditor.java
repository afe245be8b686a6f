package dev.orrery.calendar.events;

import dev.orrery.calendar.calendars.Faults;
import dev.orrery.calendar.calendars.Ids;
import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.EventStatus;
import dev.orrery.calendar.event.InstanceBody;
import dev.orrery.calendar.event.InvalidEventException;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.names.InstanceName;
import dev.orrery.calendar.series.SeriesEdit;
import dev.orrery.calendar.series.Wanted;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.fieldmask.Update;
import java.util.List;

/** What callers do to one instance of a series. */
public final class InstanceEditor {
    private final EventTurn turn;
    private final EditableEvent event;
    private final Occurrence occurrence;

    private InstanceEditor(EventTurn turn, EditableEvent event, Occurrence occurrence) {
        this.turn = turn;
        this.event = event;
        this.occurrence = occurrence;
    }

    /** Of a series that the caller may change. */
    public static InstanceEditor of(EventTurn turn, EditableEvent event, InstanceName name) {
        return new InstanceEditor(
                turn,
                event,
                Instances.require(
                        turn.organization(),
                        event.stored(),
                        name,
                        event.calendar().zone()));
    }

    /** What the instance says now. */
    public EventBody body() {
        return InstanceBody.of(event.stored().event(), occurrence);
    }

    Event update(Update<Event> update) {
        EventBody body = body();
        Event before = proto(event.stored(), body);
        Wanted wanted = Faults.told(EventEditor.FIELDS, () -> {
            EventInput.checkUid(update, before);
            Wanted given = EventInput.wanted(turn.organization(), update, before, body);
            if (!given.recurrence().isEmpty()) {
                throw InvalidEventException.recurrence(
                        "recurrence", given.recurrence() + " (expected: none for one instance)");
            }
            return event.allowed(given, body);
        });
        return write(body, wanted);
    }

    /** The same instance with these attendees, who answered. */
    public Event answer(List<Attendee> attendees) {
        EventBody body = body();
        return write(body, new Wanted(body.times(), List.of(), body.content().withAttendees(attendees)));
    }

    void cancel() {
        EventBody body = body();
        write(body, new Wanted(body.times(), List.of(), body.content().withStatus(EventStatus.CANCELLED)));
    }

    /** The edit of the instance and all that follow it. */
    FollowingEditor following() {
        EventId id = new EventId(Ids.next(turn.now()));
        return new FollowingEditor(turn, event, occurrence.instance(), id);
    }

    private Event write(EventBody body, Wanted wanted) {
        StoredEvent stored = event.stored();
        Event before = proto(stored, body);
        CalendarEvent wish = SeriesEdit.instance(stored.event(), occurrence.instance(), body, wanted, turn.now());
        if (wish.equals(stored.event())) {
            return event.shown(before);
        }
        CalendarEvent edited = AutoDeclines.answered(turn, event.calendar(), stored.event(), wish);
        turn.write(event.calendar(), edited);
        ConflictingInvitations.decline(turn, event.calendar(), edited);
        StoredEvent written = turn.find(stored.key());
        Event after = proto(written, InstanceBody.of(written.event(), occurrence));
        turn.log(EventChanges.instance(event.calendar(), edited.id(), occurrence.instance(), before, after));
        return event.shown(turn.told(edited.id(), after));
    }

    private Event proto(StoredEvent stored, EventBody body) {
        return EventProtos.instance(
                turn.organization(),
                stored,
                occurrence.instance(),
                body,
                event.calendar().zone());
    }
}
