package dev.orrery.calendar.booking;

import dev.orrery.calendar.event.TimeRange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a slot can be had. */
public sealed interface Verdict {
    Slot slot();

    BookingState state();

    /**
     * The event has it, or it is held for the event.
     *
     * @param holdExpireTime until when it is held for somebody's decision; null when it is had
     */
    record Granted(Slot slot, @Nullable Instant holdExpireTime) implements Verdict {
        @Override
        public BookingState state() {
            return holdExpireTime == null ? BookingState.CONFIRMED : BookingState.HOLD;
        }
    }

    /**
     * Somebody else has it.
     *
     * @param blocking the first that is in the way
     */
    record Taken(Slot slot, TimeRange blocking) implements Verdict {
        @Override
        public BookingState state() {
            return BookingState.TAKEN;
        }
    }

    /** The room cannot be used then. */
    record Closed(Slot slot) implements Verdict {
        @Override
        public BookingState state() {
            return BookingState.CLOSED;
        }
    }
}
