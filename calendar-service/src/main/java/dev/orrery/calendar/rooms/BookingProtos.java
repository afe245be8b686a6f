package dev.orrery.calendar.rooms;

import dev.orrery.calendar.access.Viewer;
import dev.orrery.calendar.booking.BookingState;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.names.InstanceName;
import dev.orrery.calendar.names.MemberName;
import dev.orrery.calendar.schema.tables.records.RoomBookingRecord;
import dev.orrery.calendar.v1.RoomBooking;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import java.time.Instant;

/** Bookings as the contract has them. */
public final class BookingProtos {
    private BookingProtos() {}

    /** A booking with all that is known of it. */
    static RoomBooking booking(Organization organization, RoomBookingRecord row) {
        RoomBooking.Builder booking = RoomBooking.newBuilder()
                .setName(BookingName.of(organization, row.getRoomId(), row.getBookingId()))
                .setEvent(event(organization, row))
                .setStartTime(RoomProtos.timestamp(row.getStartsAt()))
                .setEndTime(RoomProtos.timestamp(row.getEndsAt()))
                .setState(RoomBooking.State.valueOf(row.getState()))
                .setBooker(MemberName.USER.of(organization, row.getBookerId()))
                .setComment(row.getDecisionComment())
                .setEtag(Etag.ofVersion(row.getVersion()).value())
                .setCreateTime(RoomProtos.timestamp(row.getCreateTime()))
                .setUpdateTime(RoomProtos.timestamp(row.getUpdateTime()));
        if (row.getHoldExpireTime() != null) {
            booking.setHoldExpireTime(RoomProtos.timestamp(row.getHoldExpireTime()));
        }
        return booking.build();
    }

    /** The same as of now: a hold whose time is over is expired, though nobody has written it down. */
    static RoomBooking booking(Organization organization, RoomBookingRecord row, Instant now) {
        RoomBooking booking = booking(organization, row);
        return state(row, now) == BookingState.EXPIRED
                ? booking.toBuilder()
                        .setState(RoomBooking.State.EXPIRED)
                        .clearHoldExpireTime()
                        .build()
                : booking;
    }

    static BookingState state(RoomBookingRecord row, Instant now) {
        Instant expireTime = row.getHoldExpireTime();
        return expireTime != null && !expireTime.isAfter(now)
                ? BookingState.EXPIRED
                : BookingState.valueOf(row.getState());
    }

    /** As much of a booking as somebody may see who does not come from its event. */
    public static RoomBooking shown(RoomBooking booking, Viewer viewer) {
        boolean isOwn = booking.getBooker().endsWith("/users/" + viewer.id());
        return isOwn || viewer.isAdministrator()
                ? booking
                : booking.toBuilder().clearEvent().clearBooker().clearComment().build();
    }

    private static String event(Organization organization, RoomBookingRecord row) {
        CalendarId calendar = new CalendarId(row.getCalendarId());
        EventId event = new EventId(row.getEventId());
        return row.getInstanceId().isEmpty()
                ? EventName.of(organization, calendar, event)
                : InstanceName.of(organization, calendar, event, new InstanceId(row.getInstanceId()));
    }
}
