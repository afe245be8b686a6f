package dev.orrery.recurrence;

/** The instances of an HOURLY, MINUTELY or SECONDLY rule backward: a day at a time forward, read from its end. */
final class SubDayBackwardCursor extends Cursor {
    private final RulePlan plan;
    private final SubDayWalk walk;
    private final Work work;
    private final long first;
    private long before;
    private long[] buffer = new long[64];
    private int size;

    SubDayBackwardCursor(RulePlan plan, SubDayWalk walk, long before, long first, Work work) {
        this.plan = plan;
        this.walk = walk;
        this.work = work;
        this.before = before;
        this.first = walk.isPossible() ? first : Long.MAX_VALUE;
    }

    @Override
    long next() {
        while (size == 0) {
            if (before <= first || !work.spend()) {
                return END;
            }
            fillDay();
        }
        return -buffer[--size];
    }

    private void fillDay() {
        long candidate = walk.atOrBefore(walk.unitOf(before - 1));
        long day = Math.floorDiv(candidate, (long) walk.unitsPerDay());
        if (day < Civil.dayOf(first)) {
            before = first;
            return;
        }
        int year = Civil.yearOf(day);
        int dayOfYear = (int) day - Civil.firstDay(year);
        long[] days = plan.filter().days(year);
        if (!Masks.contains(days, dayOfYear)) {
            before = (Civil.firstDay(year) + lastDayBefore(days, dayOfYear) + 1) * Civil.SECONDS_PER_DAY;
            return;
        }
        long dayStart = day * Civil.SECONDS_PER_DAY;
        long end = Math.min(before, dayStart + Civil.SECONDS_PER_DAY);
        SubDayCursor forward = new SubDayCursor(walk, Math.max(dayStart, first), end - 1, work);
        for (long value = forward.next(); value != END; value = forward.next()) {
            if (size == buffer.length) {
                buffer = java.util.Arrays.copyOf(buffer, size * 2);
            }
            buffer[size++] = value;
        }
        if (work.isSpent()) {
            size = 0;
        }
        before = dayStart;
    }

    /** The last allowed day of the year before the given one; -1 without one. */
    private static int lastDayBefore(long[] days, int dayOfYear) {
        int word = dayOfYear >> 6;
        long rest = days[word] & (1L << (dayOfYear & 63)) - 1;
        while (rest == 0) {
            if (--word < 0) {
                return -1;
            }
            rest = days[word];
        }
        return (word << 6) + 63 - Long.numberOfLeadingZeros(rest);
    }
}
