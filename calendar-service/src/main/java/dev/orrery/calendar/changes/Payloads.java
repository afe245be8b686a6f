package dev.orrery.calendar.changes;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.orrery.calendar.comments.CommentChanges;
import dev.orrery.calendar.events.EventChanges;
import dev.orrery.calendar.internal.v1.LoggedAccessRule;
import dev.orrery.calendar.internal.v1.LoggedCalendar;
import dev.orrery.calendar.internal.v1.LoggedComment;
import dev.orrery.calendar.internal.v1.LoggedEvent;
import dev.orrery.calendar.internal.v1.LoggedRoom;
import dev.orrery.calendar.internal.v1.LoggedRoomBooking;
import dev.orrery.calendar.rooms.BookingChanges;
import dev.orrery.calendar.rooms.RoomChanges;
import dev.orrery.kit.changes.LoggedChange;

/** What the log keeps of a change, parsed. */
sealed interface Payloads {
    record OfCalendar(LoggedCalendar calendar) implements Payloads {}

    record OfAccessRule(LoggedAccessRule rule) implements Payloads {}

    record OfEvent(LoggedEvent event) implements Payloads {}

    record OfComment(LoggedComment comment) implements Payloads {}

    record OfRoom(LoggedRoom room) implements Payloads {}

    record OfRoomBooking(LoggedRoomBooking booking) implements Payloads {}

    static Payloads of(LoggedChange change) {
        try {
            return switch (change.type()) {
                case "calendar" -> new OfCalendar(LoggedCalendar.parseFrom(change.payload()));
                case "accessRule" -> new OfAccessRule(LoggedAccessRule.parseFrom(change.payload()));
                case EventChanges.TYPE, EventChanges.INSTANCE_TYPE ->
                    new OfEvent(LoggedEvent.parseFrom(change.payload()));
                case CommentChanges.TYPE -> new OfComment(LoggedComment.parseFrom(change.payload()));
                case RoomChanges.TYPE -> new OfRoom(LoggedRoom.parseFrom(change.payload()));
                case BookingChanges.TYPE -> new OfRoomBooking(LoggedRoomBooking.parseFrom(change.payload()));
                default ->
                    throw new IllegalStateException("type: " + change.type() + " (expected: one that is logged)");
            };
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalStateException(
                    "change_log: payload of " + change.resourceName() + " does not parse", broken);
        }
    }
}
