package dev.orrery.recurrence;

/**
 * Weeks of years as BYWEEKNO counts them: week 1 is the first with at least four days in the year, weeks begin with WKST.
 * A week belongs to one year whole, so the first and last days of a calendar year may be in a week of its neighbour.
 */
final class WeekNumbers {
    private static final WeekNumbers NONE = new WeekNumbers(0, 0, 0);

    private final long weeks;
    private final long weeksFromEnd;
    private final int weekStart;

    private WeekNumbers(long weeks, long weeksFromEnd, int weekStart) {
        this.weeks = weeks;
        this.weeksFromEnd = weeksFromEnd;
        this.weekStart = weekStart;
    }

    static WeekNumbers of(RecurrenceRule rule) {
        return rule.hasByWeekNo()
                ? new WeekNumbers(rule.weeks, rule.weeksFromEnd, rule.weekStart.getValue() - 1)
                : NONE;
    }

    boolean isEmpty() {
        return (weeks | weeksFromEnd) == 0;
    }

    /** The epoch day on which week 1 of the year begins. */
    int firstDayOfWeekYear(int year) {
        int firstDay = Civil.firstDay(year);
        int daysIntoWeek = Math.floorMod(Civil.dayOfWeek(firstDay) - weekStart, 7);
        return daysIntoWeek <= 3 ? firstDay - daysIntoWeek : firstDay + 7 - daysIntoWeek;
    }

    /** The year whose week the day is in. */
    int weekYearOf(long epochDay) {
        int year = Civil.yearOf(epochDay);
        if (epochDay < firstDayOfWeekYear(year)) {
            return year - 1;
        }
        return epochDay >= firstDayOfWeekYear(year + 1) ? year + 1 : year;
    }

    /** The days of the calendar year that are in the weeks of the rule. */
    long[] days(int year) {
        long[] days = new long[Masks.YEAR_WORDS];
        int firstDay = Civil.firstDay(year);
        int length = Civil.length(year);
        int next = firstDayOfWeekYear(year - 1);
        for (int weekYear = year - 1; weekYear <= year + 1; weekYear++) {
            int start = next;
            next = firstDayOfWeekYear(weekYear + 1);
            int count = (next - start) / 7;
            long chosen = weeks & (2L << count) - 2;
            for (long rest = weeksFromEnd & (2L << count) - 2; rest != 0; rest &= rest - 1) {
                chosen |= 1L << (count + 1 - Long.numberOfTrailingZeros(rest));
            }
            for (long rest = chosen; rest != 0; rest &= rest - 1) {
                int day = start + 7 * (Long.numberOfTrailingZeros(rest) - 1) - firstDay;
                Masks.addRange(days, day, Math.min(day + 7, length));
            }
        }
        return days;
    }
}
