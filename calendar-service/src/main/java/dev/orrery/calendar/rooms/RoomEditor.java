package dev.orrery.calendar.rooms;

import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.booking.RoomSettings;
import dev.orrery.calendar.calendars.Ids;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.Room;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** What administrators do to rooms: checks, the write, and its change-log row. */
@Component
final class RoomEditor {
    private final ChangeLog log;
    private final Clock clock;

    RoomEditor(ChangeLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    Room create(OrganizationTransaction transaction, Caller caller, String chosenId, Room room) {
        Instant now = now();
        RoomId id = new RoomId(Ids.chosenOr(chosenId, now));
        RoomStore.insert(transaction, id, RoomProtos.settings(room), now);
        Room created = RoomProtos.room(transaction.organization(), find(transaction, id));
        log.append(transaction, caller.id(), RoomChanges.created(id, created));
        return created;
    }

    Room update(OrganizationTransaction transaction, Caller caller, RoomId id, Update<Room> update) {
        StoredRoom stored = locked(transaction, id, update.patch().getEtag());
        Room before = RoomProtos.room(transaction.organization(), stored);
        RoomSettings settings = RoomProtos.settings(update.applyTo(before));
        if (settings.equals(stored.settings())) {
            return before;
        }
        RoomStore.update(transaction, stored, settings, now());
        Room after = RoomProtos.room(transaction.organization(), find(transaction, id));
        log.append(transaction, caller.id(), RoomChanges.updated(id, before, after));
        return after;
    }

    /** @param isForced whether also when somebody has it ahead */
    void delete(OrganizationTransaction transaction, Caller caller, RoomId id, String etag, boolean isForced) {
        StoredRoom stored = locked(transaction, id, etag);
        if (!isForced && BookingStore.isBookedAhead(transaction, id, now())) {
            throw ServiceException.of(ErrorReason.ROOM_BOOKED, "The room is booked or held ahead.")
                    .resource("room", RoomName.of(transaction.organization(), id))
                    .build();
        }
        RoomStore.delete(transaction, id);
        Room gone = RoomProtos.room(transaction.organization(), stored);
        log.append(transaction, caller.id(), RoomChanges.deleted(id, gone));
    }

    static StoredRoom find(OrganizationTransaction transaction, RoomId id) {
        return RoomStore.find(transaction, id).orElseThrow(() -> missing(transaction.organization(), id));
    }

    static ServiceException missing(Organization organization, RoomId id) {
        return ServiceException.of(ErrorReason.ROOM_NOT_FOUND, "There is no room of this name.")
                .resource("room", RoomName.of(organization, id))
                .build();
    }

    private static StoredRoom locked(OrganizationTransaction transaction, RoomId id, String etag) {
        StoredRoom stored = RoomStore.locked(transaction, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> missing(transaction.organization(), id));
        Etag.ofVersion(stored.version()).requireMatch(etag, RoomName.of(transaction.organization(), id));
        return stored;
    }

    /** In the database's precision, so that what is answered is what is read later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
