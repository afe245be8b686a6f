package dev.orrery.calendar.booking;

import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What edits of events change about their rooms. A slot that stays as it is keeps what became of it, also a refusal:
 * who edits a title does not book anew. What is over is not booked any more.
 *
 * @param gone bookings that the events do not want any more
 * @param wishes what they want anew, the earliest first
 */
public record BookingDiff(List<Booking> gone, List<Wish> wishes) {
    public BookingDiff {
        gone = List.copyOf(gone);
        wishes = List.copyOf(wishes);
    }

    public static BookingDiff of(List<Booking> there, List<Slot> wanted, Instant now) {
        Set<Slot> kept = new HashSet<>(wanted);
        Map<Key, Booking> before = new HashMap<>();
        List<Booking> gone = new ArrayList<>();
        for (Booking booking : there) {
            if (!kept.contains(booking.slot())) {
                gone.add(booking);
            }
            before.put(Key.of(booking.slot()), booking);
        }
        List<Wish> wishes = new ArrayList<>();
        for (Slot slot : wanted) {
            Booking same = before.get(Key.of(slot));
            boolean isNew = same == null || !same.slot().equals(slot);
            if (isNew && slot.time().end().isAfter(now)) {
                wishes.add(new Wish(slot, same != null && isWithin(slot.time(), same)));
            }
        }
        wishes.sort(Comparator.comparing((Wish wish) -> wish.slot().time().start())
                .thenComparing(wish -> wish.slot().room().value())
                .thenComparing(wish -> wish.slot().event().value())
                .thenComparing(wish -> wish.slot().instance()));
        return new BookingDiff(gone, wishes);
    }

    public boolean isEmpty() {
        return gone.isEmpty() && wishes.isEmpty();
    }

    private static boolean isWithin(TimeRange time, Booking booking) {
        TimeRange had = booking.slot().time();
        return booking.state() == BookingState.CONFIRMED
                && !time.start().isBefore(had.start())
                && !time.end().isAfter(had.end());
    }

    /**
     * A slot that is wanted anew.
     *
     * @param isApproved whether it is part of one that the event has, so that nobody needs to decide again
     */
    public record Wish(Slot slot, boolean isApproved) {}

    private record Key(EventId event, InstanceId instance, RoomId room) {
        static Key of(Slot slot) {
            return new Key(slot.event(), slot.instance(), slot.room());
        }
    }
}
