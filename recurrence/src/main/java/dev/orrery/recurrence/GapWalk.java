package dev.orrery.recurrence;

import java.util.Arrays;

/** The gaps of a zone in order, each with the instances that a rule generates inside it. */
final class GapWalk {
    private final RulePlan plan;
    private final ZoneTimeline zone;
    private final long bound;
    private final long firstLocal;
    private final long lastLocal;
    private final boolean backward;
    private ZoneSpans spans;
    private int index;
    private boolean hasGap;

    /**
     * @param bound forward: the first universal second wanted; backward: the first no longer wanted
     * @param last the last local second of the rule
     */
    GapWalk(RulePlan plan, ZoneTimeline zone, long bound, long last, boolean backward) {
        this.plan = plan;
        this.zone = zone;
        this.bound = bound;
        this.backward = backward;
        // No gap is longer than a day, so two days around the bound hold every gap that can reach over it.
        long around = Math.clamp(bound, Civil.MIN_LOCAL, Civil.MAX_LOCAL);
        firstLocal = backward ? plan.start() : Math.max(plan.start(), around - 3 * Civil.SECONDS_PER_DAY);
        lastLocal = backward ? Math.min(last, around + 3 * Civil.SECONDS_PER_DAY) : last;
        long begin = backward ? lastLocal : firstLocal;
        spans = zone.spansAt(begin);
        index = spans.indexOf(begin);
        hasGap = true;
        settle();
    }

    /** The earliest value, negated backward, that the present gap can have; {@link Cursor#END} after the last gap. */
    long key() {
        if (!hasGap) {
            return Cursor.END;
        }
        return backward ? spans.offset(index) - spans.end(index) + 1 : spans.start(index) - spans.offset(index);
    }

    /** The shifted instances of the present gap in order, negated backward; moves on to the next gap. */
    long[] take(Work work) {
        long[] values = new long[8];
        int size = 0;
        Cursor locals = locals(work);
        for (long local = locals.next(); local != Cursor.END; local = locals.next()) {
            long instant = local - spans.offset(index);
            if (backward ? instant < bound : instant >= bound) {
                values = size == values.length ? Arrays.copyOf(values, size * 2) : values;
                values[size++] = backward ? -instant : instant;
            }
        }
        advance();
        long[] taken = Arrays.copyOf(values, size);
        Arrays.sort(taken);
        return taken;
    }

    /** How many instances of the rule are in gaps up to its last local second. */
    long countAll(Work work) {
        long count = 0;
        while (hasGap && work.spend()) {
            Cursor locals = locals(work);
            while (locals.next() != Cursor.END) {
                count++;
            }
            advance();
        }
        return count;
    }

    private Cursor locals(Work work) {
        long from = Math.max(spans.start(index), firstLocal);
        long to = Math.min(spans.end(index) - 1, lastLocal);
        return plan.mayBeBetween(from, to) ? plan.forward(from, to, work) : ArrayCursor.forward(new long[0], 0);
    }

    private void advance() {
        index += backward ? -1 : 1;
        settle();
    }

    private void settle() {
        while (true) {
            if (index < 0 || index >= spans.size()) {
                long edge = backward ? spans.start(0) - 1 : spans.end(spans.size() - 1);
                if (edge < firstLocal || edge > lastLocal) {
                    hasGap = false;
                    return;
                }
                spans = zone.spansAt(edge);
                index = backward ? spans.size() - 1 : 0;
            }
            if (backward ? spans.end(index) <= firstLocal : spans.start(index) > lastLocal) {
                hasGap = false;
                return;
            }
            if (spans.isGap(index)) {
                return;
            }
            index += backward ? -1 : 1;
        }
    }
}
