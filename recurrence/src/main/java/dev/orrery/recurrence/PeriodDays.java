package dev.orrery.recurrence;

import java.util.Arrays;

/** The days of one interval of a rule as a list, with the days that SKIP moves in their new places. */
final class PeriodDays {
    private final DayFilter filter;
    private final DayFilter movedFilter;
    private final ActivePeriods periods;
    private final boolean isYearly;
    private int[] days = new int[64];
    private int size;

    PeriodDays(RulePlan plan) {
        filter = plan.filter();
        movedFilter = filter.hasMovedDays() ? filter.ofMovedDays() : filter;
        periods = plan.periods();
        isYearly = plan.rule().frequency == Frequency.YEARLY;
    }

    int size() {
        return size;
    }

    long get(int index) {
        return days[index];
    }

    void fill(long period) {
        size = 0;
        if (filter.hasMovedDays()) {
            fillMoved(period);
        } else {
            fillExisting(periods.firstDayOf(period), periods.firstDayOf(period + 1));
        }
    }

    private void fillExisting(long from, long to) {
        for (int year = Civil.yearOf(from); Civil.firstDay(year) < to; year++) {
            int firstDay = Civil.firstDay(year);
            int begin = (int) Math.max(from - firstDay, 0);
            int end = (int) Math.min(to - firstDay, Civil.length(year));
            long[] bits = filter.days(year);
            for (int word = begin >> 6; word << 6 < end; word++) {
                for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                    int day = (word << 6) + Long.numberOfTrailingZeros(rest);
                    if (day >= begin && day < end) {
                        add(firstDay + day);
                    }
                }
            }
        }
    }

    /** RFC 7529 4.1: the days that exist, and for each that the period does not have its neighbour that exists. */
    private void fillMoved(long period) {
        fillExisting(periods.firstDayOf(period), periods.firstDayOf(period + 1));
        int year = (int) (isYearly ? period : Math.floorDiv(period, 12L));
        int activeMonths = filter.months() & (isYearly ? ImpliedDays.ALL_MONTHS : 2 << Math.floorMod(period, 12L));
        // What does not exist has a day of the month or of the year, never both.
        if (filter.yearDays().length == 0) {
            addMovedMonthDays(year, activeMonths);
        } else if (filter.monthDays() == 0) {
            addMovedYearDays(year, activeMonths);
        }
        Arrays.sort(days, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || days[kept - 1] != days[i]) {
                days[kept++] = days[i];
            }
        }
        size = kept;
    }

    private void addMovedMonthDays(int year, int months) {
        int firstDay = Civil.firstDay(year);
        int[] starts = Civil.monthStarts(Civil.isLeap(year));
        for (int rest = months; rest != 0; rest &= rest - 1) {
            int month = Integer.numberOfTrailingZeros(rest) - 1;
            for (long bits = filter.monthDays(); bits != 0; bits &= bits - 1) {
                int bit = Long.numberOfTrailingZeros(bits);
                addMoved(firstDay + starts[month], starts[month + 1] - starts[month], bit < 32 ? bit : 32 - bit);
            }
        }
    }

    /** A day beyond the year's end belongs to December, one before its beginning to January. */
    private void addMovedYearDays(int year, int months) {
        for (int value : filter.yearDays()) {
            int month = value > 0 ? 12 : 1;
            if ((months >> month & 1) != 0) {
                addMoved(Civil.firstDay(year), Civil.length(year), value);
            }
        }
    }

    private void addMoved(int firstDay, int length, int value) {
        int before = filter.skip() == Skip.BACKWARD ? 1 : 0;
        if (value > length) {
            addMatching(firstDay + length - before);
        } else if (value < -length) {
            addMatching(firstDay - before);
        }
    }

    private void addMatching(int day) {
        if (movedFilter.contains(day)) {
            add(day);
        }
    }

    private void add(int day) {
        if (size == days.length) {
            days = Arrays.copyOf(days, size * 2);
        }
        days[size++] = day;
    }
}
