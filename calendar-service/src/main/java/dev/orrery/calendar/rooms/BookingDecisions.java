package dev.orrery.calendar.rooms;

import dev.orrery.calendar.booking.BookingState;
import dev.orrery.calendar.schema.tables.records.RoomBookingRecord;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.RoomBooking;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What administrators decide about bookings. */
@Component
final class BookingDecisions {
    private final ChangeLog log;
    private final Clock clock;

    BookingDecisions(ChangeLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    RoomBooking approve(
            OrganizationTransaction transaction, Caller caller, BookingName name, String etag, String comment) {
        return decide(transaction, caller, name, etag, comment, BookingState.CONFIRMED, Set.of(BookingState.HOLD));
    }

    RoomBooking decline(
            OrganizationTransaction transaction, Caller caller, BookingName name, String etag, String comment) {
        return decide(
                transaction,
                caller,
                name,
                etag,
                comment,
                BookingState.DECLINED,
                Set.of(BookingState.HOLD, BookingState.CONFIRMED));
    }

    static ServiceException missing(Organization organization, BookingName name) {
        return ServiceException.of(ErrorReason.ROOM_BOOKING_NOT_FOUND, "There is no booking of this name.")
                .resource(
                        "roomBooking", BookingName.of(organization, name.room().value(), name.booking()))
                .build();
    }

    private RoomBooking decide(
            OrganizationTransaction transaction,
            Caller caller,
            BookingName name,
            String etag,
            String comment,
            BookingState decision,
            Set<BookingState> from) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Organization organization = transaction.organization();
        RoomStore.locked(transaction, List.of(name.room()));
        RoomBookingRecord before = BookingStore.find(transaction, name).orElseThrow(() -> missing(organization, name));
        String fullName = BookingName.of(organization, name.room().value(), name.booking());
        Etag.ofVersion(before.getVersion()).requireMatch(etag, fullName);
        BookingState state = BookingProtos.state(before, now);
        if (!from.contains(state)) {
            throw ServiceException.of(ErrorReason.ROOM_BOOKING_SETTLED, "The booking is " + state + " already.")
                    .resource("roomBooking", fullName)
                    .with("state", state.name())
                    .build();
        }
        RoomBookingRecord after = BookingStore.decide(transaction, before, decision, comment, now);
        log.append(
                transaction,
                caller.id(),
                BookingChanges.updated(organization, after, List.of("state", "hold_expire_time", "comment")));
        return BookingProtos.booking(organization, after);
    }
}
