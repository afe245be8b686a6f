package dev.orrery.calendar.events;

import dev.orrery.calendar.calendars.Faults;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.names.InstanceName;
import dev.orrery.calendar.series.SeriesEdit;
import dev.orrery.calendar.series.SeriesSplit;
import dev.orrery.calendar.series.Wanted;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.UpdateEventInstanceResponse;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.fieldmask.Update;

/** What callers do to an instance and all that follow: the series is split there, and the edit is for the second half. */
final class FollowingEditor {
    private final EventTurn turn;
    private final EditableEvent event;
    private final InstanceId instance;
    private final SeriesSplit split;

    FollowingEditor(EventTurn turn, EditableEvent event, InstanceId instance, EventId newId) {
        this.turn = turn;
        this.event = event;
        this.instance = instance;
        this.split =
                SeriesSplit.of(stored().event(), instance, newId, EventInput.defaultUid(calendar(), newId), turn.now());
    }

    UpdateEventInstanceResponse update(Update<Event> update) {
        return switch (split) {
            case SeriesSplit.FirstInstance _ ->
                UpdateEventInstanceResponse.newBuilder()
                        .setEvent(updateAll(update))
                        .build();
            case SeriesSplit.Halves halves -> update(halves, update);
            case SeriesSplit.NotDivisible _ -> throw notDivisible();
            case SeriesSplit.TooDense _ -> throw tooDense();
        };
    }

    void delete() {
        switch (split) {
            case SeriesSplit.FirstInstance _ -> turn.delete(calendar(), stored());
            case SeriesSplit.Halves halves -> turn.update(calendar(), stored(), halves.before());
            case SeriesSplit.NotDivisible _ -> throw notDivisible();
            case SeriesSplit.TooDense _ -> throw tooDense();
        }
    }

    private Event updateAll(Update<Event> update) {
        SeriesEdit.Edited edited = edited(stored().event(), update);
        CalendarEvent answered = AutoDeclines.answered(turn, calendar(), stored().event(), edited.event());
        Event after = turn.update(calendar(), stored(), answered);
        ConflictingInvitations.decline(turn, calendar(), answered);
        return event.shown(EventEditor.withDropped(after, edited.dropped()));
    }

    private UpdateEventInstanceResponse update(SeriesSplit.Halves halves, Update<Event> update) {
        SeriesEdit.Edited edited = edited(halves.from(), update);
        turn.carryRooms(
                stored().key(),
                instance,
                new EventKey(calendar().id(), edited.event().id()));
        Event previous = turn.update(calendar(), stored(), halves.before());
        String splitFrom = EventChanges.path(calendar(), stored().event().id());
        CalendarEvent answered = AutoDeclines.answered(turn, calendar(), stored().event(), edited.event());
        Event from = turn.insert(calendar(), answered, splitFrom);
        ConflictingInvitations.decline(turn, calendar(), answered);
        return UpdateEventInstanceResponse.newBuilder()
                .setEvent(event.shown(EventEditor.withDropped(from, edited.dropped())))
                .setPrevious(event.shown(previous))
                .build();
    }

    /** The edit, told relative to the instance, made to the series that begins with it. */
    private SeriesEdit.Edited edited(CalendarEvent half, Update<Event> update) {
        Event before = EventProtos.event(
                turn.organization(), stored().with(half), calendar().zone());
        return Faults.told(EventEditor.FIELDS, () -> {
            EventInput.checkUid(
                    update,
                    EventProtos.event(turn.organization(), stored(), calendar().zone()));
            Wanted wanted =
                    event.allowed(EventInput.wanted(turn.organization(), update, before, half.body()), half.body());
            // Who sends the whole instance back sends it without a rule; the series goes on by its own.
            boolean keepsRule = wanted.recurrence().isEmpty();
            return SeriesEdit.whole(
                    half,
                    keepsRule ? new Wanted(wanted.times(), half.recurrence(), wanted.content()) : wanted,
                    turn.now());
        });
    }

    private ServiceException notDivisible() {
        return ServiceException.of(
                        ErrorReason.SERIES_NOT_DIVISIBLE,
                        "The rule cannot go on from this instance; edit the instance alone.")
                .resource("event", name())
                .build();
    }

    private ServiceException tooDense() {
        return ServiceException.of(
                        ErrorReason.RECURRENCE_TOO_DENSE,
                        "Counting the instances out takes more work than a request may do.")
                .resource("event", name())
                .build();
    }

    private String name() {
        return InstanceName.of(
                turn.organization(), calendar().id(), stored().event().id(), instance);
    }

    private StoredCalendar calendar() {
        return event.calendar();
    }

    private StoredEvent stored() {
        return event.stored();
    }
}
