package dev.orrery.recurrence;

/**
 * Walks the intervals of an HOURLY, MINUTELY or SECONDLY rule by leaps: from one that the BY parts refuse straight to the
 * next that they could allow, rounded up to the rule's INTERVAL.
 */
final class SubDayWalk {
    private final DayFilter filter;
    private final int hours;
    private final long minutes;
    private final long seconds;
    private final int unit;
    private final int unitsPerDay;
    private final int interval;
    private final long anchor;
    private final int[] inUnit;
    private final int unitsPerGranule;

    SubDayWalk(RulePlan plan) {
        RecurrenceRule rule = plan.rule();
        filter = plan.filter();
        unit = DayTimes.unitSeconds(rule.frequency);
        unitsPerDay = (int) Civil.SECONDS_PER_DAY / unit;
        interval = rule.interval;
        anchor = Math.floorDiv(plan.start(), unit);
        inUnit = DayTimes.inUnit(rule, Civil.secondOfDay(plan.start()));
        hours = rule.hours == 0 ? DayTimes.ALL_HOURS : rule.hours;
        boolean limitsMinutes = rule.frequency != Frequency.HOURLY && rule.minutes != 0;
        minutes = limitsMinutes ? rule.minutes : DayTimes.ALL_OF_60;
        boolean limitsSeconds = rule.frequency == Frequency.SECONDLY && rule.seconds != 0;
        seconds = limitsSeconds ? rule.seconds & DayTimes.ALL_OF_60 : DayTimes.ALL_OF_60;
        int granule = seconds != DayTimes.ALL_OF_60
                ? 1
                : minutes != DayTimes.ALL_OF_60 ? 60 : hours != DayTimes.ALL_HOURS ? 3600 : 86_400;
        unitsPerGranule = Math.max(1, granule / unit);
    }

    int[] inUnit() {
        return inUnit;
    }

    int unit() {
        return unit;
    }

    int interval() {
        return interval;
    }

    int unitsPerDay() {
        return unitsPerDay;
    }

    long unitOf(long local) {
        return Math.floorDiv(local, unit);
    }

    long atOrAfter(long index) {
        return index + Math.floorMod(anchor - index, interval);
    }

    long atOrBefore(long index) {
        return index - Math.floorMod(index - anchor, interval);
    }

    /** The end of the run of allowed units that this allowed one is in. */
    long runEnd(long index) {
        return (Math.floorDiv(index, unitsPerGranule) + 1) * unitsPerGranule;
    }

    boolean isPossible() {
        if (inUnit.length == 0 || seconds == 0) {
            return false;
        }
        int divisor = gcd(interval, unitsPerDay);
        int residue = Math.floorMod(anchor, divisor);
        int position = 0;
        while (position < unitsPerDay) {
            int allowed = nextAllowed(position);
            position = allowed + Math.floorMod(residue - allowed, divisor);
            if (position == allowed && allowed < unitsPerDay) {
                return true;
            }
        }
        return false;
    }

    /** The first allowed unit at or after the given one and not after {@code last}; {@link Cursor#END} without one. */
    long seek(long from, long last, Work work) {
        long index = atOrAfter(from);
        while (index <= last) {
            if (!work.spend()) {
                return Cursor.END;
            }
            long day = Math.floorDiv(index, (long) unitsPerDay);
            long allowedDay = nextDay(day, Math.floorDiv(last, (long) unitsPerDay), work);
            if (allowedDay != day) {
                if (allowedDay == Cursor.END) {
                    return Cursor.END;
                }
                index = atOrAfter(allowedDay * unitsPerDay);
                continue;
            }
            int position = (int) (index - day * unitsPerDay);
            int allowed = nextAllowed(position);
            if (allowed == position) {
                return index;
            }
            index = atOrAfter(day * unitsPerDay + allowed);
        }
        return Cursor.END;
    }

    private long nextDay(long day, long lastDay, Work work) {
        int year = Civil.yearOf(day);
        int dayOfYear = (int) day - Civil.firstDay(year);
        int provenYear = year + Civil.YEARS_PER_CYCLE;
        while (Civil.firstDay(year) <= lastDay && year <= provenYear && work.spend()) {
            long[] days = filter.days(year);
            long rest = days[dayOfYear >> 6] & -1L << (dayOfYear & 63);
            for (int word = dayOfYear >> 6; ; rest = days[word]) {
                if (rest != 0) {
                    return Civil.firstDay(year) + (word << 6) + (long) Long.numberOfTrailingZeros(rest);
                }
                if (++word == Masks.YEAR_WORDS) {
                    break;
                }
            }
            year++;
            dayOfYear = 0;
        }
        return Cursor.END;
    }

    /** The first unit of the day that the time parts allow, at or after the position; the day's length without one. */
    private int nextAllowed(int position) {
        int second = position * unit;
        int hour = nextBit(hours, second / 3600, 24);
        if (hour != second / 3600) {
            return hour * (3600 / unit) + (hour == 24 ? 0 : firstInHour());
        }
        if (unit == 3600) {
            return position;
        }
        int minuteOfHour = second / 60 % 60;
        int minute = nextBit(minutes, minuteOfHour, 60);
        if (minute == minuteOfHour) {
            int secondOfMinute = nextBit(seconds, second % 60, 60);
            if (secondOfMinute < 60) {
                return (hour * 3600 + minute * 60 + secondOfMinute) / unit;
            }
            minute = nextBit(minutes, minuteOfHour + 1, 60);
        }
        if (minute < 60) {
            return (hour * 3600 + minute * 60 + Long.numberOfTrailingZeros(seconds)) / unit;
        }
        int nextHour = nextBit(hours, hour + 1, 24);
        return nextHour * (3600 / unit) + (nextHour == 24 ? 0 : firstInHour());
    }

    private int firstInHour() {
        return (Long.numberOfTrailingZeros(minutes) * 60 + Long.numberOfTrailingZeros(seconds)) / unit;
    }

    private static int nextBit(long mask, int from, int none) {
        long rest = from > 63 ? 0 : mask & -1L << from;
        return rest == 0 ? none : Long.numberOfTrailingZeros(rest);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
