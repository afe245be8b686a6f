package dev.orrery.recurrence;

import java.time.Instant;

/**
 * Walks over the occurrences of a window one by one, in order of their start or the reverse, without allocating for each:
 * ask for {@link #current} only where an object is needed. Not for use by several threads at once.
 */
public final class OccurrenceCursor {
    private final RecurrenceSet set;
    private final boolean backward;
    private final Work work;
    private Window window;
    private InstanceStream stream;
    /** Nothing that begins before it (after it, backward) is shown. */
    private long bound;

    private boolean hasCurrent;
    private boolean hasShown;
    private long lastStart;

    OccurrenceCursor(RecurrenceSet set, Window window, boolean backward, Work work) {
        this.set = set;
        this.window = window;
        this.backward = backward;
        this.work = work;
        this.stream = set.stream(window, backward, work);
        this.bound = backward ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    /** Moves to the next occurrence. False at the end of the window, or when the budget is spent: see {@link #isSpent}. */
    public boolean advance() {
        do {
            hasCurrent = stream.advance() && !work.isSpent();
        } while (hasCurrent && (backward ? stream.start > bound : stream.start < bound));
        if (hasCurrent) {
            hasShown = true;
            lastStart = stream.start;
        }
        return hasCurrent;
    }

    /**
     * Leaves out all that begins before a moment (after it, backward), without walking there: the next {@link #advance}
     * shows the first that does not. A moment that the walk has passed changes nothing.
     */
    public void skipTo(Instant moment) {
        // Occurrences begin on whole seconds.
        boolean isWhole = moment.getNano() == 0;
        long second = backward || isWhole ? moment.getEpochSecond() : moment.getEpochSecond() + 1;
        if (backward ? second >= bound : second <= bound) {
            return;
        }
        bound = second;
        if (hasShown && (backward ? second >= lastStart : second <= lastStart)) {
            return;
        }
        Window rest = rest(second);
        if (!rest.equals(window)) {
            window = rest;
            stream = set.stream(rest, backward, work);
            hasShown = false;
            hasCurrent = false;
        }
    }

    /** What of the window is left from a second on, in the direction of the walk. */
    private Window rest(long second) {
        Instant from = window.from();
        Instant to = window.to();
        if (backward) {
            Instant end = Instant.ofEpochSecond(second + 1);
            return new Window(from, end.isBefore(from) ? from : end.isBefore(to) ? end : to, window.floatingZone());
        }
        Instant begin = Instant.ofEpochSecond(second);
        return new Window(begin.isBefore(from) ? from : begin.isBefore(to) ? begin : to, to, window.floatingZone());
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
        Instant begin = backward ? window.to() : window.from();
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
