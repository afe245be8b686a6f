package dev.orrery.recurrence;

/** Arithmetic of the proleptic Gregorian calendar on primitive numbers, for the years that iCalendar can write. */
final class Civil {
    static final int MIN_YEAR = 0;
    static final int MAX_YEAR = 9999;
    static final long SECONDS_PER_DAY = 86_400;
    /** After 400 years everything repeats, weekdays included: 146097 days are 20871 weeks. */
    static final int YEARS_PER_CYCLE = 400;

    static final int DAYS_PER_CYCLE = 146_097;

    static final long MIN_LOCAL = firstDay(MIN_YEAR) * SECONDS_PER_DAY;
    static final long MAX_LOCAL = firstDay(MAX_YEAR + 1) * SECONDS_PER_DAY - 1;

    private static final int DAYS_FROM_YEAR_0_TO_1970 = 719_528;
    private static final int[] MONTH_START = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    private static final int[] MONTH_START_LEAP = {0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366};

    private Civil() {}

    static boolean isLeap(int year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    static int length(int year) {
        return isLeap(year) ? 366 : 365;
    }

    /** Zero-based days of the year on which the months begin, with the year's length as a thirteenth. */
    static int[] monthStarts(boolean leap) {
        return leap ? MONTH_START_LEAP : MONTH_START;
    }

    /** The most days that a zero-based month can have. */
    static int longest(int month) {
        return MONTH_START_LEAP[month + 1] - MONTH_START_LEAP[month];
    }

    /** The epoch day of 1 January. */
    static int firstDay(int year) {
        // One year before year 0 is needed for the weeks that reach into it; shifting by a cycle keeps divisions
        // positive.
        int shifted = year + YEARS_PER_CYCLE;
        return 365 * shifted
                + (shifted + 3) / 4
                - (shifted + 99) / 100
                + (shifted + 399) / 400
                - DAYS_PER_CYCLE
                - DAYS_FROM_YEAR_0_TO_1970;
    }

    static int yearOf(long epochDay) {
        int year = (int) Math.floorDiv((epochDay + DAYS_FROM_YEAR_0_TO_1970) * 400, DAYS_PER_CYCLE);
        long dayOfYear = epochDay - firstDay(year);
        if (dayOfYear < 0) {
            return year - 1;
        }
        return dayOfYear >= length(year) ? year + 1 : year;
    }

    /** 0 is Monday. */
    static int dayOfWeek(long epochDay) {
        return (int) Math.floorMod(epochDay + 3, 7L);
    }

    /** Zero-based month of a zero-based day of the year. */
    static int monthOf(int dayOfYear, boolean leap) {
        int[] starts = monthStarts(leap);
        int month = dayOfYear >> 5;
        return dayOfYear >= starts[month + 1] ? month + 1 : month;
    }

    static long dayOf(long local) {
        return Math.floorDiv(local, SECONDS_PER_DAY);
    }

    static int secondOfDay(long local) {
        return (int) Math.floorMod(local, SECONDS_PER_DAY);
    }
}
