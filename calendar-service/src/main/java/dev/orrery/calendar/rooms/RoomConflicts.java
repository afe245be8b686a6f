package dev.orrery.calendar.rooms;

import dev.orrery.calendar.booking.BusyTimes;
import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.booking.RoomSettings;
import dev.orrery.calendar.booking.Slot;
import dev.orrery.calendar.booking.Verdict;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.RoomBooking;
import dev.orrery.calendar.v1.RoomConflict;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What somebody is told who cannot have a room: what is in the way, and when the room is free next. */
final class RoomConflicts {
    /** How far ahead free time is looked for. */
    static final Duration SEARCH = Duration.ofDays(14);

    private static final int MAX_TOLD = 50;

    private final Organization organization;
    private final Map<RoomId, RoomSettings> rooms;
    private final Map<RoomId, BusyTimes> busy;
    private final Instant now;

    RoomConflicts(
            Organization organization, Map<RoomId, RoomSettings> rooms, Map<RoomId, BusyTimes> busy, Instant now) {
        this.organization = organization;
        this.rooms = rooms;
        this.busy = busy;
        this.now = now;
    }

    RoomConflict told(Verdict refused) {
        Slot slot = refused.slot();
        TimeRange wanted = slot.time();
        RoomConflict.Builder conflict = RoomConflict.newBuilder()
                .setRoom(RoomName.of(organization, slot.room()))
                .setOriginalStart(slot.instance().value())
                .setStartTime(RoomProtos.timestamp(wanted.start()))
                .setEndTime(RoomProtos.timestamp(wanted.end()))
                .setState(RoomBooking.State.valueOf(refused.state().name()));
        if (refused instanceof Verdict.Taken taken) {
            conflict.setBlockingStartTime(RoomProtos.timestamp(taken.blocking().start()))
                    .setBlockingEndTime(RoomProtos.timestamp(taken.blocking().end()));
        }
        Instant from = wanted.start().isAfter(now) ? wanted.start() : now;
        Objects.requireNonNull(busy.get(slot.room()))
                .nextFree(
                        Objects.requireNonNull(rooms.get(slot.room())).hours(),
                        new TimeRange(from, from.plus(SEARCH)),
                        Duration.between(wanted.start(), wanted.end()))
                .ifPresent(free -> conflict.setNextFreeStartTime(RoomProtos.timestamp(free.start()))
                        .setNextFreeEndTime(RoomProtos.timestamp(free.end())));
        return conflict.build();
    }

    /** The refusal of a write that needs all of its rooms: the first conflict in full, and a verdict on each. */
    ServiceException refusal(List<Verdict> refused) {
        RoomConflict first = told(refused.getFirst());
        boolean isTaken = first.getState() == RoomBooking.State.TAKEN;
        ServiceException.Builder refusal = isTaken
                ? ServiceException.of(ErrorReason.ROOM_TAKEN, "Somebody else has the room at this time.")
                : ServiceException.of(ErrorReason.ROOM_CLOSED, "The room cannot be used at this time.");
        refusal.resource("room", first.getRoom()).with("conflictCount", Integer.toString(refused.size()));
        ConflictMetadata.of(first).forEach(refusal::with);
        refused.stream()
                .limit(MAX_TOLD)
                .forEach(verdict -> refusal.precondition(
                        verdict.state().name(),
                        RoomName.of(organization, verdict.slot().room()),
                        ConflictMetadata.window(verdict.slot().time())));
        return refusal.build();
    }
}
