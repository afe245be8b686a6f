package dev.orrery.calendar.rooms;

import dev.orrery.calendar.internal.v1.LoggedRoomBooking;
import dev.orrery.calendar.schema.tables.records.RoomBookingRecord;
import dev.orrery.kit.changes.ChangeKind;
import dev.orrery.kit.changes.NewChange;
import dev.orrery.kit.identity.Organization;
import java.util.List;

/** Changes of bookings, as the change log takes them. */
public final class BookingChanges {
    public static final String TYPE = "roomBooking";

    private BookingChanges() {}

    static NewChange created(Organization organization, RoomBookingRecord booking) {
        return change(organization, booking, ChangeKind.CREATED, List.of());
    }

    static NewChange updated(Organization organization, RoomBookingRecord booking, List<String> changedFields) {
        return change(organization, booking, ChangeKind.UPDATED, changedFields);
    }

    static NewChange deleted(Organization organization, RoomBookingRecord booking) {
        return change(organization, booking, ChangeKind.DELETED, List.of());
    }

    private static NewChange change(
            Organization organization, RoomBookingRecord booking, ChangeKind kind, List<String> changedFields) {
        LoggedRoomBooking payload = LoggedRoomBooking.newBuilder()
                .setRoomBooking(BookingProtos.booking(organization, booking))
                .build();
        String path = "rooms/" + booking.getRoomId() + "/bookings/" + booking.getBookingId();
        return new NewChange(path, TYPE, kind, payload.toByteString(), changedFields);
    }
}
