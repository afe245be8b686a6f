package dev.orrery.recurrence;

/**
 * Which days lie in an interval that INTERVAL selects, counted from the one that DTSTART is in. With BYWEEKNO a year is
 * made of its numbered weeks instead of its calendar days.
 */
final class ActivePeriods {
    private final Frequency frequency;
    private final int interval;
    private final WeekNumbers weekNumbers;
    private final boolean isWeekYear;
    private final int weekShift;
    /** The number of DTSTART's interval: year, month since year 0, week or epoch day; any where all are active. */
    private final long anchor;

    ActivePeriods(RecurrenceRule rule, DayFilter filter, long startDay) {
        frequency = rule.frequency;
        interval = rule.interval;
        weekNumbers = filter.weekNumbers();
        isWeekYear = frequency == Frequency.YEARLY && rule.hasByWeekNo();
        weekShift = 3 - (rule.weekStart.getValue() - 1);
        anchor = interval == 1 ? 0 : anchor(filter, startDay);
    }

    private long anchor(DayFilter filter, long startDay) {
        // A DTSTART that the rule does not generate tells nothing about week years (RFC 5545 leaves it undefined).
        return isWeekYear && !filter.contains(startDay) ? Civil.yearOf(startDay) : periodOf(startDay);
    }

    /**
     * The months that INTERVAL leaves in every year, because it divides the year; all of them where it leaves others each
     * year or does not count months.
     */
    static int monthsOfEveryYear(RecurrenceRule rule, long startDay) {
        if (rule.frequency != Frequency.MONTHLY || 12 % rule.interval != 0) {
            return ImpliedDays.ALL_MONTHS;
        }
        int year = Civil.yearOf(startDay);
        int month = Civil.monthOf((int) startDay - Civil.firstDay(year), Civil.isLeap(year));
        int months = 0;
        for (int active = month % rule.interval; active < 12; active += rule.interval) {
            months |= 2 << active;
        }
        return months;
    }

    /** Whether both count INTERVAL through the same intervals. */
    boolean isInStepWith(ActivePeriods other) {
        return isActive(other.anchor);
    }

    /** Whether INTERVAL chooses among the days of a year, and not only years, months of every year or times. */
    boolean limitDays() {
        return interval != 1
                && switch (frequency) {
                    case YEARLY -> isWeekYear;
                    case MONTHLY -> 12 % interval != 0;
                    case WEEKLY, DAILY -> true;
                    case HOURLY, MINUTELY, SECONDLY -> false;
                };
    }

    int interval() {
        return interval;
    }

    /** So many active periods in a row without an instance prove that there is none at all. */
    long perCycle() {
        return switch (frequency) {
            case YEARLY -> Civil.YEARS_PER_CYCLE;
            case MONTHLY -> Civil.YEARS_PER_CYCLE * 12L;
            case WEEKLY -> Civil.DAYS_PER_CYCLE / 7;
            case DAILY, HOURLY, MINUTELY, SECONDLY -> Civil.DAYS_PER_CYCLE;
        };
    }

    long periodOf(long day) {
        return switch (frequency) {
            case YEARLY -> isWeekYear ? weekNumbers.weekYearOf(day) : Civil.yearOf(day);
            case MONTHLY -> {
                int year = Civil.yearOf(day);
                yield year * 12L + Civil.monthOf((int) day - Civil.firstDay(year), Civil.isLeap(year));
            }
            case WEEKLY -> Math.floorDiv(day + weekShift, 7L);
            case DAILY, HOURLY, MINUTELY, SECONDLY -> day;
        };
    }

    boolean isActive(long period) {
        return Math.floorMod(period - anchor, interval) == 0;
    }

    /** The nearest active period at or after the given one. */
    long atOrAfter(long period) {
        return period + Math.floorMod(anchor - period, interval);
    }

    long atOrBefore(long period) {
        return period - Math.floorMod(period - anchor, interval);
    }

    long firstDayOf(long period) {
        return switch (frequency) {
            case YEARLY -> isWeekYear ? weekNumbers.firstDayOfWeekYear((int) period) : Civil.firstDay((int) period);
            case MONTHLY -> {
                int year = (int) Math.floorDiv(period, 12L);
                yield Civil.firstDay(year) + Civil.monthStarts(Civil.isLeap(year))[(int) Math.floorMod(period, 12L)];
            }
            case WEEKLY -> period * 7 - weekShift;
            case DAILY, HOURLY, MINUTELY, SECONDLY -> period;
        };
    }

    /** The nearest year, in the direction, that can hold an active day; the same year where there is no telling. */
    int activeYear(int year, boolean backward) {
        if (interval == 1 || frequency != Frequency.YEARLY || isWeekYear) {
            return year;
        }
        return (int) (backward ? atOrBefore(year) : atOrAfter(year));
    }

    /** Years from one that can hold an active day to the next; none follows where they are more than all years. */
    int yearsApart() {
        return frequency == Frequency.YEARLY && !isWeekYear ? Math.min(interval, Civil.MAX_YEAR + 1) : 1;
    }

    /** Writes the active days of the calendar year into {@code days}. */
    void fill(int year, long[] days) {
        int firstDay = Civil.firstDay(year);
        int length = Civil.length(year);
        if (frequency == Frequency.DAILY) {
            for (long day = atOrAfter(firstDay) - firstDay; day < length; day += interval) {
                Masks.add(days, (int) day);
            }
            return;
        }
        if (frequency == Frequency.MONTHLY) {
            int[] starts = Civil.monthStarts(length == 366);
            for (long month = atOrAfter(year * 12L) - year * 12L; month < 12; month += interval) {
                Masks.addRange(days, starts[(int) month], starts[(int) month + 1]);
            }
            return;
        }
        long lastPeriod = periodOf(firstDay + length - 1L);
        for (long period = atOrAfter(periodOf(firstDay)); period <= lastPeriod; period += interval) {
            int from = (int) (firstDayOf(period) - firstDay);
            int to = (int) (firstDayOf(period + 1) - firstDay);
            Masks.addRange(days, from, Math.min(to, length));
        }
    }
}
