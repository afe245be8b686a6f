package dev.orrery.recurrence;

import java.time.DayOfWeek;
import java.util.List;

/**
 * Which days satisfy the BY parts of a rule, as one bit per day of a year. Gregorian years come in 28 shapes (the weekday
 * of 1 January; whether it, the year before or the year after is a leap year), so each shape is worked out once and a
 * year costs a look-up. Which intervals are active is not its business.
 */
final class DayFilter {
    private static final int SHAPES = 28;
    /** Where no part looks at weekdays, a year only has a 29 February or not. */
    private static final int SHAPES_WITHOUT_WEEKDAYS = 2;

    /** Seven bits, repeated over six weeks. */
    private static final long WEEKS = 0x810204081L;

    private final int months;
    private final long monthDays;
    /** BYMONTHDAY with bit 0 for the first of the month, and with bit 30 for the last; everything if absent. */
    private final long fromStart;

    private final long fromEnd;
    private final int[] yearDays;
    private final WeekNumbers weekNumbers;
    private final int weekdays;
    private final List<WeekdayRule> ordinals;
    private final boolean areOrdinalsOfMonth;
    private final Skip skip;
    private final boolean seesWeekdays;
    private final long[][] byShape;

    /**
     * @param activeMonths the months that INTERVAL leaves, where they are the same in every year
     */
    DayFilter(RecurrenceRule rule, ImpliedDays implied, int activeMonths) {
        months = (rule.months == 0 ? implied.months() : rule.months) & activeMonths;
        monthDays = rule.monthDays == 0 ? implied.monthDays() : rule.monthDays;
        fromStart = monthDays == 0 ? -1L : (monthDays & 0xFFFFFFFFL) >>> 1;
        // Bit 32 + n means the n-th from the end; reversing turns it into bit 31 - n.
        fromEnd = Long.reverse(monthDays) & 0x7FFFFFFFL;
        yearDays = rule.yearDays;
        weekNumbers = WeekNumbers.of(rule);
        weekdays = rule.hasByDay() ? rule.weekdays : implied.weekdays();
        ordinals = rule.ordinalWeekdays;
        areOrdinalsOfMonth = rule.frequency != Frequency.YEARLY || rule.months != 0;
        skip = rule.skip;
        seesWeekdays = weekdays != 0 || !ordinals.isEmpty() || !weekNumbers.isEmpty();
        byShape = new long[seesWeekdays ? SHAPES : SHAPES_WITHOUT_WEEKDAYS][];
    }

    private DayFilter(DayFilter all) {
        months = ImpliedDays.ALL_MONTHS;
        monthDays = 0;
        fromStart = -1L;
        fromEnd = 0;
        yearDays = new int[0];
        weekNumbers = all.weekNumbers;
        weekdays = all.weekdays;
        ordinals = all.ordinals;
        areOrdinalsOfMonth = all.areOrdinalsOfMonth;
        skip = Skip.OMIT;
        seesWeekdays = all.seesWeekdays;
        byShape = new long[all.byShape.length][];
    }

    /** What is left to check of a day that SKIP has moved: its weekday and week. */
    DayFilter ofMovedDays() {
        return new DayFilter(this);
    }

    /** Whether some days do not exist in every month or year and SKIP moves them. */
    boolean hasMovedDays() {
        return skip != Skip.OMIT && (monthDays != 0 || yearDays.length > 0);
    }

    /** Whether a date, given by its month and its place in it, is all that passes in any year. */
    boolean isOneDate() {
        return Integer.bitCount(months) == 1
                && Long.bitCount(monthDays) == 1
                && monthDays >>> 32 == 0
                && !seesWeekdays
                && yearDays.length == 0
                && onlyDayOfMonth() < Civil.longest(onlyMonth());
    }

    /** The zero-based month of the one date. */
    int onlyMonth() {
        return Integer.numberOfTrailingZeros(months) - 1;
    }

    /** The zero-based place in the month of the one date. */
    int onlyDayOfMonth() {
        return Long.numberOfTrailingZeros(monthDays) - 1;
    }

    Skip skip() {
        return skip;
    }

    int months() {
        return months;
    }

    long monthDays() {
        return monthDays;
    }

    int[] yearDays() {
        return yearDays;
    }

    WeekNumbers weekNumbers() {
        return weekNumbers;
    }

    /** The days of the year that pass, zero-based; shared, not to be changed. */
    long[] days(int year) {
        int firstWeekday = seesWeekdays ? Civil.dayOfWeek(Civil.firstDay(year)) : 0;
        int shape = seesWeekdays ? leapShape(year) * 7 + firstWeekday : Civil.isLeap(year) ? 1 : 0;
        long[] days = byShape[shape];
        if (days == null) {
            days = build(year, Civil.isLeap(year), firstWeekday);
            byShape[shape] = days;
        }
        return days;
    }

    /** Which of the year and its neighbours is a leap year, if any: 1 itself, 2 the one before, 3 the one after. */
    private static int leapShape(int year) {
        return switch (year & 3) {
            case 0 -> Civil.isLeap(year) ? 1 : 0;
            case 1 -> Civil.isLeap(year - 1) ? 2 : 0;
            case 3 -> Civil.isLeap(year + 1) ? 3 : 0;
            default -> 0;
        };
    }

    boolean contains(long epochDay) {
        int year = Civil.yearOf(epochDay);
        return Masks.contains(days(year), (int) epochDay - Civil.firstDay(year));
    }

    private long[] build(int year, boolean isLeap, int firstWeekday) {
        long[] days = new long[Masks.YEAR_WORDS];
        if (passesEveryDate()) {
            Masks.addRange(days, 0, Civil.length(year));
        } else {
            addDates(days, Civil.monthStarts(isLeap), firstWeekday);
        }
        if (!ordinals.isEmpty() && !areOrdinalsOfMonth) {
            Masks.retainAll(days, weekdaysOfYear(Civil.length(year), firstWeekday));
        }
        if (yearDays.length > 0) {
            Masks.retainAll(days, daysOfYear(Civil.length(year)));
        }
        if (!weekNumbers.isEmpty()) {
            Masks.retainAll(days, weekNumbers.days(year));
        }
        return days;
    }

    /** Whether neither months nor days of the month nor weekdays of each month leave anything out. */
    private boolean passesEveryDate() {
        boolean areWeekdaysOfMonth = ordinals.isEmpty() ? weekdays != 0 : areOrdinalsOfMonth;
        return months == ImpliedDays.ALL_MONTHS && monthDays == 0 && !areWeekdaysOfMonth;
    }

    private void addDates(long[] days, int[] starts, int firstWeekday) {
        boolean hasOrdinals = !ordinals.isEmpty();
        for (int rest = months; rest != 0; rest &= rest - 1) {
            int month = Integer.numberOfTrailingZeros(rest) - 1;
            int start = starts[month];
            int length = starts[month + 1] - start;
            long mask = fromStart | fromEnd >>> (31 - length);
            if (hasOrdinals && areOrdinalsOfMonth) {
                int weekday = (firstWeekday + start) % 7;
                mask &= everyWeekday(weekdays, weekday) | ordinalsOfMonth(weekday, length);
            } else if (weekdays != 0 && !hasOrdinals) {
                mask &= everyWeekday(weekdays, (firstWeekday + start) % 7);
            }
            Masks.addAll(days, start, mask & (1L << length) - 1);
        }
    }

    /** The days of the weekdays in {@code mask}, where day 0 is the weekday {@code first}. */
    private static long everyWeekday(int mask, int first) {
        return (mask * WEEKS) >>> first;
    }

    private long ordinalsOfMonth(int firstWeekday, int length) {
        long mask = 0;
        for (WeekdayRule ordinal : ordinals) {
            int day = nth(ordinal, firstWeekday, length);
            if (day >= 0 && day < length) {
                mask |= 1L << day;
            }
        }
        return mask;
    }

    private long[] weekdaysOfYear(int length, int firstWeekday) {
        long[] days = new long[Masks.YEAR_WORDS];
        for (int day = 0; day < length && weekdays != 0; day += 35) {
            int weekday = (firstWeekday + day) % 7;
            Masks.addAll(days, day, everyWeekday(weekdays, weekday) & (1L << Math.min(35, length - day)) - 1);
        }
        for (WeekdayRule ordinal : ordinals) {
            int day = nth(ordinal, firstWeekday, length);
            if (day >= 0 && day < length) {
                Masks.add(days, day);
            }
        }
        return days;
    }

    /** The zero-based n-th weekday of a period, outside of it if there are not so many. */
    private static int nth(WeekdayRule rule, int firstWeekday, int length) {
        DayOfWeek day = rule.day();
        if (rule.ordinal() > 0) {
            return Math.floorMod(day.getValue() - 1 - firstWeekday, 7) + 7 * (rule.ordinal() - 1);
        }
        int lastWeekday = (firstWeekday + length - 1) % 7;
        return length - 1 - Math.floorMod(lastWeekday - day.getValue() + 1, 7) + 7 * (rule.ordinal() + 1);
    }

    private long[] daysOfYear(int length) {
        long[] days = new long[Masks.YEAR_WORDS];
        for (int value : yearDays) {
            int day = value > 0 ? value - 1 : length + value;
            if (day >= 0 && day < length) {
                Masks.add(days, day);
            }
        }
        return days;
    }
}
