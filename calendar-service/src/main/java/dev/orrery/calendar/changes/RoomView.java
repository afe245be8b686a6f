package dev.orrery.calendar.changes;

import dev.orrery.calendar.access.Viewer;
import dev.orrery.calendar.rooms.BookingProtos;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.Room;
import dev.orrery.calendar.v1.RoomBooking;
import dev.orrery.kit.changes.ChangeKind;
import dev.orrery.kit.changes.LoggedChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a member of an organisation sees of changes of its rooms: of bookings by others, when a room is had. */
final class RoomView {
    /** Fields of a booking that are for all members. */
    private static final Set<String> OPEN = Set.of("state", "hold_expire_time");

    private RoomView() {}

    /** Rooms are seen by everybody in the organisation. */
    static Change.Builder room(LoggedChange logged, Room room) {
        Change.Builder change = ChangeProtos.change(logged, logged.kind());
        return logged.kind() == ChangeKind.DELETED ? change : change.setRoom(room);
    }

    static Optional<Change.Builder> booking(LoggedChange logged, RoomBooking booking, Viewer viewer) {
        if (!viewer.isMember()) {
            return Optional.empty();
        }
        RoomBooking shown = BookingProtos.shown(booking, viewer);
        Change.Builder change = ChangeProtos.change(logged, logged.kind());
        if (logged.kind() != ChangeKind.DELETED) {
            change.setRoomBooking(shown);
        }
        if (shown.equals(booking)) {
            return Optional.of(change);
        }
        List<String> open =
                logged.changedFields().stream().filter(OPEN::contains).toList();
        if (logged.kind() == ChangeKind.UPDATED && open.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(change.clearActor().clearChangedFields().addAllChangedFields(open));
    }
}
