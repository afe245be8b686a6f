package dev.orrery.calendar.attendees;

import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.events.EditableEvent;
import dev.orrery.calendar.events.EventTurn;
import dev.orrery.calendar.events.InstanceEditor;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.names.InstanceName;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.RespondToEventRequest;
import dev.orrery.kit.errors.ServiceException;
import java.util.List;
import java.util.UUID;

/** Answers a caller's own invitation. No change that matters to attendees, so that the SEQUENCE stays (RFC 5546 2.1.4). */
final class Answer {
    private Answer() {}

    static Event run(EventTurn turn, EventName name, RespondToEventRequest request) {
        EditableEvent editable = turn.answerable(name);
        return request.getInstance().isEmpty()
                ? toAll(turn, name, editable, request)
                : toInstance(turn, name, editable, request);
    }

    private static Event toAll(EventTurn turn, EventName name, EditableEvent editable, RespondToEventRequest request) {
        List<Attendee> answered = answered(turn, name, AttendeeEditor.attendees(editable), request);
        AttendeeEditor.write(turn, editable, answered);
        return turn.shown(editable);
    }

    private static Event toInstance(
            EventTurn turn, EventName name, EditableEvent editable, RespondToEventRequest request) {
        InstanceName instance = new InstanceName(name, new InstanceId(request.getInstance()));
        InstanceEditor editor = InstanceEditor.of(turn, editable, instance);
        EventBody body = editor.body();
        return editor.answer(answered(turn, name, body.content().attendees(), request));
    }

    private static List<Attendee> answered(
            EventTurn turn, EventName name, List<Attendee> attendees, RespondToEventRequest request) {
        UUID caller = turn.caller().id().value();
        if (attendees.stream().noneMatch(attendee -> caller.equals(attendee.userId()))) {
            throw ServiceException.of(ErrorReason.NOT_INVITED, "You are not invited, so there is nothing to answer.")
                    .resource("event", EventName.of(turn.organization(), name.calendar(), name.event()))
                    .build();
        }
        Attendee.Response response =
                Attendee.Response.valueOf(request.getResponse().name());
        return attendees.stream()
                .map(attendee ->
                        caller.equals(attendee.userId()) ? attendee.answered(response, request.getComment()) : attendee)
                .toList();
    }
}
