package dev.orrery.calendar.booking;

import dev.orrery.calendar.event.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Decides which wishes for rooms are granted: the room must be open and free, also of what was just granted. */
public final class BookingPlanner {
    private BookingPlanner() {}

    /**
     * A verdict on each wish, in their order.
     *
     * @param rooms all that are wished for
     * @param busy what is had or held of each of them; what is granted is added
     */
    public static List<Verdict> decide(
            List<BookingDiff.Wish> wishes, Map<RoomId, RoomSettings> rooms, Map<RoomId, BusyTimes> busy, Instant now) {
        List<Verdict> verdicts = new ArrayList<>(wishes.size());
        for (BookingDiff.Wish wish : wishes) {
            RoomId room = wish.slot().room();
            verdicts.add(
                    decide(wish, Objects.requireNonNull(rooms.get(room)), Objects.requireNonNull(busy.get(room)), now));
        }
        return verdicts;
    }

    private static Verdict decide(BookingDiff.Wish wish, RoomSettings room, BusyTimes busy, Instant now) {
        Slot slot = wish.slot();
        if (!room.hours().cover(slot.time())) {
            return new Verdict.Closed(slot);
        }
        Optional<TimeRange> blocking = busy.blocking(slot.time());
        if (blocking.isPresent()) {
            return new Verdict.Taken(slot, blocking.get());
        }
        Instant expireTime = now.plus(room.holdDuration());
        boolean isHeld = room.policy() == RoomPolicy.APPROVAL && !wish.isApproved();
        // Nobody decides about what has begun: such a hold ends with the slot.
        Instant last = slot.time().start().isAfter(now)
                ? slot.time().start()
                : slot.time().end();
        busy.add(slot.time());
        return new Verdict.Granted(slot, isHeld ? (expireTime.isBefore(last) ? expireTime : last) : null);
    }
}
