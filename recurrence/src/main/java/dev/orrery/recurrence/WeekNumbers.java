package dev.orrery.recurrence;

/**
 * Weeks of years as BYWEEKNO counts them: week 1 is the first with at least four days in the year, weeks begin with WKST.
 * A week belongs to one year whole, so the first and last days of a calendar year may be in a week of its neighbour.
 */
final class WeekNumbers {
    private final long weeks;
    private final long weeksFromEnd;
    private final int weekStart;

    WeekNumbers(RecurrenceRule rule) {
        weeks = rule.weeks;
        weeksFromEnd = rule.weeksFromEnd;
        weekStart = rule.weekStart.getValue() - 1;
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
        for (int weekYear = year - 1; weekYear <= year + 1; weekYear++) {
            int start = firstDayOfWeekYear(weekYear);
            int count = (firstDayOfWeekYear(weekYear + 1) - start) / 7;
            for (int week = 1; week <= count; week++) {
                if ((weeks >>> week & 1) != 0 || (weeksFromEnd >>> (count + 1 - week) & 1) != 0) {
                    int day = start + 7 * (week - 1) - firstDay;
                    Masks.addRange(days, day, Math.min(day + 7, Civil.length(year)));
                }
            }
        }
        return days;
    }
}
