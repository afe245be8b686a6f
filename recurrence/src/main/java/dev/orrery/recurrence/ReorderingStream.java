package dev.orrery.recurrence;

import java.util.Comparator;
import java.util.Objects;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Puts instances in order again that a move on the wall clock, or a viewer's clock, has brought out of it around a change
 * to or from summer time.
 */
final class ReorderingStream extends InstanceStream {
    /** No gap or overlap is longer than a day. */
    private static final long REACH_SECONDS = 2 * Civil.SECONDS_PER_DAY;

    private record Held(long start, long end, RecurrenceId id, EventTime time, boolean isOverridden) {}

    private final InstanceStream stream;
    private final boolean backward;
    private final PriorityQueue<Held> held;
    private boolean isEnded;
    private long latest;
    private @Nullable Held present;

    ReorderingStream(InstanceStream stream, boolean backward) {
        this.stream = stream;
        this.backward = backward;
        Comparator<Held> order = Comparator.comparingLong(Held::start)
                .thenComparing(instance -> instance.id().toString());
        held = new PriorityQueue<>(backward ? order.reversed() : order);
    }

    @Override
    boolean advance() {
        while (!isEnded && (held.isEmpty() || isWithinReach(held.element()))) {
            isEnded = !stream.advance();
            if (!isEnded) {
                held.add(new Held(stream.start, stream.end, stream.id(), stream.time(), stream.isOverridden()));
                latest = stream.start;
            }
        }
        if (held.isEmpty()) {
            return false;
        }
        Held next = held.remove();
        present = next;
        start = next.start();
        end = next.end();
        return true;
    }

    @Override
    RecurrenceId id() {
        return present().id();
    }

    @Override
    EventTime time() {
        return present().time();
    }

    @Override
    boolean isOverridden() {
        return present().isOverridden();
    }

    private Held present() {
        return Objects.requireNonNull(present, "advance() first");
    }

    /** Whether something earlier than the head may still come. */
    private boolean isWithinReach(Held head) {
        return backward ? latest + REACH_SECONDS > head.start() : latest - REACH_SECONDS < head.start();
    }
}
