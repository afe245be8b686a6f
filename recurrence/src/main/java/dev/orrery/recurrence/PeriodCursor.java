package dev.orrery.recurrence;

import java.util.Arrays;

/** The instances of a rule that must see an interval whole: BYSETPOS beyond a day, and days moved by SKIP. */
final class PeriodCursor extends Cursor {
    private final ActivePeriods periods;
    private final PeriodDays days;
    private final Work work;
    private final int[] times;
    private final int[] positions;
    private final boolean backward;
    private final long from;
    private final long limit;
    private long period;
    private long[] block = new long[16];
    private int size;
    private int index;
    private long previous = END;
    private long emptyPeriods;

    /** Bounds as in {@link DayCursor}. */
    PeriodCursor(RulePlan plan, long from, long limit, boolean backward, Work work) {
        this.periods = plan.periods();
        this.days = new PeriodDays(plan);
        this.work = work;
        this.times = plan.times();
        this.positions = plan.rule().setPositions;
        this.backward = backward;
        this.from = from;
        this.limit = limit;
        // One interval more: SKIP can move a day into the neighbour.
        long here = periods.periodOf(Civil.dayOf(backward ? from - 1 : from));
        period = backward ? periods.atOrBefore(here + 1) : periods.atOrAfter(here - 1);
    }

    @Override
    long next() {
        while (true) {
            while (index < size) {
                long value = block[backward ? size - 1 - index : index];
                index++;
                boolean isEarly = backward ? value >= from : value < from;
                if (isEarly || value == previous) {
                    continue;
                }
                if (!work.spend() || (backward ? value < limit : value > limit)) {
                    return END;
                }
                previous = value;
                return backward ? -value : value;
            }
            if (isPastLimit() || !work.spend()) {
                return END;
            }
            fill();
            index = 0;
            emptyPeriods = size == 0 ? emptyPeriods + 1 : 0;
            if (emptyPeriods > periods.perCycle()) {
                return END;
            }
            period += backward ? -periods.interval() : periods.interval();
        }
    }

    /** An interval further away than the limit can only hold days that are too. */
    private boolean isPastLimit() {
        long limitPeriod = periods.periodOf(Civil.dayOf(limit));
        return backward ? period < limitPeriod - 1 : period > limitPeriod + 1;
    }

    private void fill() {
        days.fill(period);
        long all = (long) days.size() * times.length;
        size = 0;
        if (positions.length == 0) {
            for (int day = 0; day < days.size(); day++) {
                for (int time : times) {
                    add(days.get(day) * Civil.SECONDS_PER_DAY + time);
                }
            }
            return;
        }
        for (int position : positions) {
            long chosen = position > 0 ? position - 1L : all + position;
            if (chosen >= 0 && chosen < all) {
                long day = days.get((int) (chosen / times.length));
                add(day * Civil.SECONDS_PER_DAY + times[(int) (chosen % times.length)]);
            }
        }
        Arrays.sort(block, 0, size);
    }

    private void add(long value) {
        if (size == block.length) {
            block = Arrays.copyOf(block, size * 2);
        }
        block[size++] = value;
    }
}
