package dev.orrery.calendar.attendees;

import dev.orrery.calendar.calendars.Faults;
import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.GuestPermissions;
import dev.orrery.calendar.events.EditableEvent;
import dev.orrery.calendar.events.EventTurn;
import dev.orrery.calendar.events.PeopleProtos;
import dev.orrery.calendar.names.AttendeeName;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.series.SeriesEdit;
import dev.orrery.calendar.series.Wanted;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.fieldmask.Update;
import java.util.ArrayList;
import java.util.List;

/** Invites people to an event and takes invitations back; changed instances with the same guests follow. */
final class AttendeeEditor {
    private static final String FIELDS = "attendee.";
    private static final int MAX_ATTENDEES = 1_000;

    private AttendeeEditor() {}

    static dev.orrery.calendar.v1.Attendee create(
            EventTurn turn, EventName event, dev.orrery.calendar.v1.Attendee proto) {
        EditableEvent editable = turn.editable(event, "", GuestPermissions::canInviteOthers);
        List<Attendee> attendees = new ArrayList<>(attendees(editable));
        Attendee invited = PeopleProtos.attendee(turn.organization(), proto, null);
        if (attendees.stream().anyMatch(attendee -> attendee.address().equals(invited.address()))) {
            throw ServiceException.of(ErrorReason.ATTENDEE_EXISTS, "The address is invited already.")
                    .resource("attendee", AttendeeName.of(turn.organization(), event, invited.id()))
                    .build();
        }
        if (attendees.size() >= MAX_ATTENDEES) {
            throw ServiceException.invalidField(
                    "attendee", attendees.size() + " are invited (expected: at most " + MAX_ATTENDEES + ")");
        }
        attendees.add(invited);
        Event written = write(turn, editable, attendees);
        return named(turn, event, written.getAttendees(attendees.size() - 1), invited);
    }

    static dev.orrery.calendar.v1.Attendee update(
            EventTurn turn, AttendeeName name, Update<dev.orrery.calendar.v1.Attendee> update) {
        EditableEvent editable = turn.editable(name.event(), "", guests -> false);
        Attendee current = find(turn, editable, name);
        dev.orrery.calendar.v1.Attendee wanted = update.applyTo(proto(turn, name.event(), current));
        Attendee changed = PeopleProtos.attendee(
                turn.organization(), wanted, editable.stored().event().body().content());
        if (!changed.address().equals(current.address())) {
            throw ServiceException.invalidField(
                    FIELDS + "email", changed.email() + " (expected: " + current.email() + ", which stays)");
        }
        write(
                turn,
                editable,
                attendees(editable).stream()
                        .map(attendee -> attendee.equals(current) ? changed : attendee)
                        .toList());
        return proto(turn, name.event(), changed);
    }

    static void delete(EventTurn turn, AttendeeName name) {
        EditableEvent editable = turn.editable(name.event(), "", guests -> false);
        Attendee current = find(turn, editable, name);
        write(
                turn,
                editable,
                attendees(editable).stream()
                        .filter(attendee -> !attendee.equals(current))
                        .toList());
    }

    private static dev.orrery.calendar.v1.Attendee proto(EventTurn turn, EventName event, Attendee attendee) {
        return named(turn, event, PeopleProtos.proto(turn.organization(), attendee), attendee);
    }

    private static dev.orrery.calendar.v1.Attendee named(
            EventTurn turn, EventName event, dev.orrery.calendar.v1.Attendee proto, Attendee attendee) {
        return proto.toBuilder()
                .setName(AttendeeName.of(turn.organization(), event, attendee.id()))
                .build();
    }

    private static Attendee find(EventTurn turn, EditableEvent editable, AttendeeName name) {
        return attendees(editable).stream()
                .filter(attendee -> attendee.id().equals(name.attendee()))
                .findFirst()
                .orElseThrow(() -> ServiceException.of(
                                ErrorReason.ATTENDEE_NOT_FOUND, "There is no attendee of this name for you.")
                        .resource("attendee", AttendeeName.of(turn.organization(), name.event(), name.attendee()))
                        .build());
    }

    /** Writes the attendees, of whom some may be declining by themselves. */
    static Event write(EventTurn turn, EditableEvent editable, List<Attendee> attendees) {
        EventBody body = editable.stored().event().body();
        Wanted wanted = new Wanted(
                body.times(),
                editable.stored().event().recurrence(),
                body.content().withAttendees(attendees));
        SeriesEdit.Edited edited =
                Faults.told(FIELDS, () -> SeriesEdit.whole(editable.stored().event(), wanted, turn.now()));
        return turn.updateGuests(editable, edited.event());
    }

    static List<Attendee> attendees(EditableEvent editable) {
        return editable.stored().event().body().content().attendees();
    }
}
