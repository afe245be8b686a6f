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

    private void fillMoved(long period) {
        int year = (int) (isYearly ? period : Math.floorDiv(period, 12L));
        int firstDay = Civil.firstDay(year);
        int[] starts = Civil.monthStarts(Civil.isLeap(year));
        int activeMonths = isYearly ? ImpliedDays.ALL_MONTHS : 2 << Math.floorMod(period, 12L);
        for (int rest = filter.months() & activeMonths; rest != 0; rest &= rest - 1) {
            int month = Integer.numberOfTrailingZeros(rest) - 1;
            if (filter.monthDays() != 0) {
                addMonthDays(firstDay + starts[month], starts[month + 1] - starts[month]);
            }
        }
        for (int value : filter.monthDays() == 0 ? filter.yearDays() : new int[0]) {
            addMoved(firstDay, Civil.length(year), value);
        }
        Arrays.sort(days, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            boolean isRepeated = kept > 0 && days[kept - 1] == days[i];
            if (!isRepeated && movedFilter.contains(days[i])) {
                days[kept++] = days[i];
            }
        }
        size = kept;
    }

    private void addMonthDays(int firstDay, int length) {
        for (long rest = filter.monthDays(); rest != 0; rest &= rest - 1) {
            int bit = Long.numberOfTrailingZeros(rest);
            addMoved(firstDay, length, bit < 32 ? bit : 32 - bit);
        }
    }

    /** RFC 7529 4.1: a day that the period does not have becomes its neighbour that exists. */
    private void addMoved(int firstDay, int length, int value) {
        boolean isBackward = filter.skip() == Skip.BACKWARD;
        if (value > length) {
            add(firstDay + length - (isBackward ? 1 : 0));
        } else if (value < -length) {
            add(firstDay - (isBackward ? 1 : 0));
        } else {
            add(value > 0 ? firstDay + value - 1 : firstDay + length + value);
        }
    }

    private void add(int day) {
        if (size == days.length) {
            days = Arrays.copyOf(days, size * 2);
        }
        days[size++] = day;
    }
}
