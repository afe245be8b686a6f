package dev.orrery.recurrence;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The times of a rule that are the same on each of its days, as ascending seconds of the day. */
final class DayTimes {
    static final long ALL_OF_60 = (1L << 60) - 1;
    static final int ALL_HOURS = (1 << 24) - 1;
    /** Longer lists are not worth their memory; the rule is walked by its own unit instead. */
    private static final int MAX_LISTED = 2_880;

    private static final int[] MIDNIGHT = {0};

    private DayTimes() {}

    /** The times of a rule of days or longer intervals. */
    static int[] ofDays(RecurrenceRule rule, int start) {
        if ((rule.hours | rule.minutes | rule.seconds) == 0 && rule.setPositions.length == 0) {
            return new int[] {start};
        }
        int hours = rule.hours == 0 ? 1 << (start / 3600) : rule.hours;
        int[] times = combine(hours, inHour(rule, start));
        // Within a day BYSETPOS always chooses the same.
        return rule.frequency == Frequency.DAILY ? select(times, rule.setPositions) : times;
    }

    static int[] ofAllDay() {
        return MIDNIGHT;
    }

    /** The times of a rule of hours or less whose interval fits into the day, so that every day is alike; else null. */
    static int @Nullable [] ofRepeatedDay(RecurrenceRule rule, int start) {
        int unit = unitSeconds(rule.frequency);
        int units = (int) Civil.SECONDS_PER_DAY / unit;
        int[] inUnit = inUnit(rule, start);
        if (units % rule.interval != 0 || (long) units / rule.interval * inUnit.length > 20L * MAX_LISTED) {
            return null;
        }
        int[] times = new int[units / rule.interval * inUnit.length];
        int count = 0;
        for (int index = start / unit % rule.interval; index < units; index += rule.interval) {
            if (allows(rule, index * unit)) {
                for (int second : inUnit) {
                    times[count++] = index * unit + second;
                }
            }
        }
        return count > MAX_LISTED ? null : Arrays.copyOf(times, count);
    }

    /** The seconds within one interval of a rule of hours or less, BYSETPOS applied. */
    static int[] inUnit(RecurrenceRule rule, int start) {
        int[] all = switch (rule.frequency) {
            case HOURLY -> inHour(rule, start);
            case MINUTELY -> values(seconds(rule, start));
            default -> MIDNIGHT;
        };
        return select(all, rule.setPositions);
    }

    static int unitSeconds(Frequency frequency) {
        return switch (frequency) {
            case HOURLY -> 3600;
            case MINUTELY -> 60;
            case SECONDLY -> 1;
            case YEARLY, MONTHLY, WEEKLY, DAILY -> (int) Civil.SECONDS_PER_DAY;
        };
    }

    /** Whether the parts that limit a rule of hours or less allow the interval that begins at this second of the day. */
    static boolean allows(RecurrenceRule rule, int second) {
        boolean isHour = rule.hours == 0 || (rule.hours >>> (second / 3600) & 1) != 0;
        if (!isHour || rule.frequency == Frequency.HOURLY) {
            return isHour;
        }
        boolean isMinute = rule.minutes == 0 || (rule.minutes >>> (second / 60 % 60) & 1) != 0;
        if (!isMinute || rule.frequency == Frequency.MINUTELY) {
            return isMinute;
        }
        return rule.seconds == 0 || (rule.seconds >>> (second % 60) & 1) != 0;
    }

    /** What BYSETPOS chooses of a sorted list; everything without BYSETPOS. */
    static int[] select(int[] all, int[] positions) {
        if (positions.length == 0) {
            return all;
        }
        int[] chosen = new int[positions.length];
        int size = 0;
        for (int position : positions) {
            int index = position > 0 ? position - 1 : all.length + position;
            if (index >= 0 && index < all.length) {
                chosen[size++] = all[index];
            }
        }
        return Arrays.stream(chosen, 0, size).sorted().distinct().toArray();
    }

    private static int[] inHour(RecurrenceRule rule, int start) {
        long minutes = rule.minutes == 0 ? 1L << (start / 60 % 60) : rule.minutes;
        long seconds = seconds(rule, start);
        int[] times = new int[Long.bitCount(minutes) * Long.bitCount(seconds)];
        int count = 0;
        for (long minute = minutes; minute != 0; minute &= minute - 1) {
            int base = Long.numberOfTrailingZeros(minute) * 60;
            for (long second = seconds; second != 0; second &= second - 1) {
                times[count++] = base + Long.numberOfTrailingZeros(second);
            }
        }
        return times;
    }

    /** A leap second never matches: java.time has none (RFC 5545 3.3.10: a nonexistent time is ignored). */
    private static long seconds(RecurrenceRule rule, int start) {
        return rule.seconds == 0 ? 1L << (start % 60) : rule.seconds & ALL_OF_60;
    }

    private static int[] combine(int hours, int[] inHour) {
        int[] times = new int[Integer.bitCount(hours) * inHour.length];
        int count = 0;
        for (int hour = hours; hour != 0; hour &= hour - 1) {
            int base = Integer.numberOfTrailingZeros(hour) * 3600;
            for (int second : inHour) {
                times[count++] = base + second;
            }
        }
        return times;
    }

    private static int[] values(long mask) {
        int[] values = new int[Long.bitCount(mask)];
        int count = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            values[count++] = Long.numberOfTrailingZeros(rest);
        }
        return values;
    }
}
