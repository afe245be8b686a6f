package dev.orrery.recurrence;

import java.time.Instant;

/**
 * Walks over the occurrences of a window one by one, in order of their start or the reverse, without allocating for each:
 * ask for {@link #current} only where an object is needed. Not for use by several threads at once.
 */
public final class OccurrenceCursor {
    private final InstanceStream stream;
    private final Work work;
    private final Instant begin;
    private boolean hasCurrent;
    private boolean hasShown;
    private long lastStart;

    OccurrenceCursor(InstanceStream stream, Work work, Instant begin) {
        this.stream = stream;
        this.work = work;
        this.begin = begin;
    }

    /** Moves to the next occurrence. False at the end of the window, or when the budget is spent: see {@link #isSpent}. */
    public boolean advance() {
        hasCurrent = stream.advance() && !work.isSpent();
        if (hasCurrent) {
            hasShown = true;
            lastStart = stream.start;
        }
        return hasCurrent;
    }

    /** The present occurrence. */
    public Occurrence current() {
        check();
        return new Occurrence(
                stream.id(),
                stream.time(),
                Instant.ofEpochSecond(stream.start),
                Instant.ofEpochSecond(stream.end),
                stream.isOverridden());
    }

    /** The moment the present occurrence begins. */
    public long startEpochSecond() {
        check();
        return stream.start;
    }

    /** The moment the present occurrence ends. */
    public long endEpochSecond() {
        check();
        return stream.end;
    }

    /** Whether the walk ended because the budget was spent. */
    public boolean isSpent() {
        return work.isSpent();
    }

    /** How far the walk has got: everything that starts before this moment (after it, backward) has been shown. */
    public Instant reached() {
        long shown = hasShown ? lastStart : begin.getEpochSecond();
        long reached = stream.reached(shown);
        return hasShown || reached != shown ? Instant.ofEpochSecond(reached) : begin;
    }

    private void check() {
        if (!hasCurrent) {
            throw new IllegalStateException("no occurrence (expected: advance() answered true)");
        }
    }
}
