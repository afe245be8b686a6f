package dev.orrery.recurrence;

import java.time.Instant;
import java.util.List;

/**
 * Walks over the occurrences of a window one by one, in order of their start or the reverse, without allocating for each:
 * ask for {@link #current} only where an object is needed. Not for use by several threads at once.
 */
public final class OccurrenceCursor {
    private final InstanceStream[] streams;
    private final boolean[] hasHead;
    private final boolean backward;
    private final Work work;
    private final Instant begin;
    private InstanceStream current;
    private int currentIndex;
    private boolean hasCurrent;
    private boolean hasShown;
    private long lastStart;

    OccurrenceCursor(List<InstanceStream> streams, boolean backward, Work work, Instant begin) {
        this.streams = streams.toArray(new InstanceStream[0]);
        this.hasHead = new boolean[this.streams.length];
        this.backward = backward;
        this.work = work;
        this.begin = begin;
        this.current = this.streams[0];
        for (int i = 1; i < hasHead.length; i++) {
            hasHead[i] = this.streams[i].advance();
        }
    }

    /** Moves to the next occurrence. False at the end of the window, or when the budget is spent: see {@link #isSpent}. */
    public boolean advance() {
        hasHead[currentIndex] = streams[currentIndex].advance();
        if (streams.length > 1) {
            choose();
        }
        hasCurrent = hasHead[currentIndex] && !work.isSpent();
        if (hasCurrent) {
            hasShown = true;
            lastStart = current.start;
        }
        return hasCurrent;
    }

    /** The present occurrence. */
    public Occurrence current() {
        check();
        return new Occurrence(
                current.id(),
                current.time(),
                Instant.ofEpochSecond(current.start),
                Instant.ofEpochSecond(current.end),
                current.isOverridden());
    }

    /** The moment the present occurrence begins. */
    public long startEpochSecond() {
        check();
        return current.start;
    }

    /** The moment the present occurrence ends. */
    public long endEpochSecond() {
        check();
        return current.end;
    }

    /** Whether the walk ended because the budget was spent. */
    public boolean isSpent() {
        return work.isSpent();
    }

    /** How far the walk has got: everything that starts before this moment (after it, backward) has been shown. */
    public Instant reached() {
        return hasShown ? Instant.ofEpochSecond(lastStart) : begin;
    }

    private void check() {
        if (!hasCurrent) {
            throw new IllegalStateException("no occurrence (expected: advance() answered true)");
        }
    }

    private void choose() {
        int best = -1;
        for (int i = 0; i < streams.length; i++) {
            if (hasHead[i] && (best < 0 || isBefore(streams[i].start, streams[best].start))) {
                best = i;
            }
        }
        currentIndex = Math.max(best, 0);
        current = streams[currentIndex];
    }

    private boolean isBefore(long first, long second) {
        return backward ? first > second : first < second;
    }
}
