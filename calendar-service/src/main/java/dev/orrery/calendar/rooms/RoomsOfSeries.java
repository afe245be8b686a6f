package dev.orrery.calendar.rooms;

import dev.orrery.calendar.booking.Slot;
import dev.orrery.calendar.eventstore.PlannedEvent;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.identity.UserId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Books rooms for the occurrences that have come within the horizon, where they are free: in the name of whoever booked
 * the earlier ones, who reads in the event's bookings what became of it.
 */
public final class RoomsOfSeries {
    private RoomsOfSeries() {}

    public static void goOn(
            OrganizationTransaction transaction, ChangeLog log, StoredEvent series, ZoneId calendarZone, Instant now) {
        if (Slot.rooms(series.event()).isEmpty()) {
            return;
        }
        UserId booker = BookingStore.lastBooker(transaction, series.key()).orElse(Booker.NOBODY);
        new RoomBookings(transaction, Booker.again(booker), log, now)
                .follow(series.calendar(), List.of(PlannedEvent.of(series.event(), calendarZone, now)));
    }
}
