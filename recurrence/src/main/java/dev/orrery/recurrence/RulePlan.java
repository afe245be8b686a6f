package dev.orrery.recurrence;

import dev.orrery.recurrence.InvalidRecurrenceException.Reason;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A rule made ready for one DTSTART: everything that does not change from instance to instance is worked out here. It
 * deals in local seconds (seconds since 1970 of the wall clock); zones, COUNT and UNTIL are applied outside.
 */
final class RulePlan {
    private static final long[] NO_DAYS = {};

    private final RecurrenceRule rule;
    private final long start;
    private final boolean isAllDay;
    private final DayFilter filter;
    private final ActivePeriods periods;
    private final int @Nullable [] times;
    private final boolean limitsDays;

    private RulePlan(
            RecurrenceRule rule,
            long start,
            boolean isAllDay,
            DayFilter filter,
            ActivePeriods periods,
            int @Nullable [] times) {
        this.rule = rule;
        this.start = start;
        this.isAllDay = isAllDay;
        this.filter = filter;
        this.periods = periods;
        this.times = times;
        limitsDays = periods.limitDays();
    }

    static RulePlan of(RecurrenceRule rule, long start, boolean isAllDay) {
        if (rule.calendar != null && !rule.calendar.equals("GREGORIAN")) {
            throw new InvalidRecurrenceException(
                    Reason.UNSUPPORTED_CALENDAR, "RSCALE", rule.calendar, "GREGORIAN, the only calendar expanded");
        }
        if (!rule.leapMonths.isEmpty()) {
            throw new InvalidRecurrenceException(
                    "BYMONTH", rule.leapMonths.getFirst(), "a month of the Gregorian year");
        }
        if (isAllDay && !rule.frequency.isDayBased()) {
            throw new InvalidRecurrenceException(
                    Reason.CONFLICT, "FREQ", rule.frequency.name(), "YEARLY to DAILY for a series of whole days");
        }
        long startDay = Civil.dayOf(start);
        DayFilter filter =
                new DayFilter(rule, ImpliedDays.of(rule, startDay), ActivePeriods.monthsOfEveryYear(rule, startDay));
        return new RulePlan(
                rule, start, isAllDay, filter, new ActivePeriods(rule, filter, startDay), times(rule, start, isAllDay));
    }

    private static int @Nullable [] times(RecurrenceRule rule, long start, boolean isAllDay) {
        if (isAllDay) {
            return DayTimes.ofAllDay();
        }
        int second = Civil.secondOfDay(start);
        return rule.frequency.isDayBased() ? DayTimes.ofDays(rule, second) : DayTimes.ofRepeatedDay(rule, second);
    }

    RecurrenceRule rule() {
        return rule;
    }

    long start() {
        return start;
    }

    DayFilter filter() {
        return filter;
    }

    ActivePeriods periods() {
        return periods;
    }

    int[] times() {
        return times == null ? new int[0] : times;
    }

    /** What {@link #days} needs to work in. */
    long[] scratch() {
        return limitsDays ? new long[Masks.YEAR_WORDS] : NO_DAYS;
    }

    /** So many loaded years in a row without a day prove that there is none at all. */
    long yearsPerCycle() {
        return (long) Civil.YEARS_PER_CYCLE * (limitsDays ? rule.interval : 1);
    }

    /** The instances' days of a year, in {@code scratch} unless they are shared; INTERVAL is applied. */
    long[] days(int year, long[] scratch) {
        long[] all = filter.days(year);
        if (!limitsDays) {
            return all;
        }
        Arrays.fill(scratch, 0);
        periods.fill(year, scratch);
        Masks.retainAll(scratch, all);
        return scratch;
    }

    /** Whether DTSTART is an instance of the rule itself. */
    boolean generatesStart() {
        if (times == null || choosesInPeriod()) {
            return forward(start, start, new Work(WorkBudget.DEFAULT)).next() == start;
        }
        // The interval that DTSTART is in is active by definition, so only its day and time are in question.
        return filter.contains(Civil.dayOf(start)) && Arrays.binarySearch(times, Civil.secondOfDay(start)) >= 0;
    }

    /** Instances at or after {@code from}, up to and with {@code last}. */
    Cursor forward(long from, long last, Work work) {
        return cursor(Math.max(from, start), Math.min(last, Civil.MAX_LOCAL), false, work);
    }

    /** Instances before {@code before}, down to and with {@code first}, the latest first and negated. */
    Cursor backward(long before, long first, Work work) {
        return cursor(Math.min(before, Civil.MAX_LOCAL + 1), Math.max(first, start), true, work);
    }

    /** This rule as it must be written to go on from another start; null if its INTERVAL passes over that start. */
    @Nullable RecurrenceRule pinnedAt(long newStart) {
        RecurrenceRule pinned = Pinning.pin(rule, start, newStart, isAllDay);
        RulePlan onward = of(pinned, newStart, isAllDay);
        int unit = DayTimes.unitSeconds(rule.frequency);
        boolean isInStep = rule.frequency.isDayBased()
                ? periods.isInStepWith(onward.periods)
                : (Math.floorDiv(newStart, unit) - Math.floorDiv(start, unit)) % rule.interval == 0;
        return isInStep ? pinned : null;
    }

    /** Quickly tells that no instance lies between two seconds, both included; only worth asking about less than a day. */
    boolean mayBeBetween(long from, long to) {
        if (times == null || Civil.dayOf(from) != Civil.dayOf(to)) {
            return true;
        }
        int found = Arrays.binarySearch(times, Civil.secondOfDay(from));
        int index = found >= 0 ? found : -found - 1;
        return index < times.length && times[index] <= Civil.secondOfDay(to);
    }

    private Cursor cursor(long from, long limit, boolean backward, Work work) {
        if (choosesInPeriod()) {
            return new PeriodCursor(this, from, limit, backward, work);
        }
        if (times == null) {
            SubDayWalk walk = new SubDayWalk(this);
            return backward
                    ? new SubDayBackwardCursor(this, walk, from, limit, work)
                    : new SubDayCursor(walk, from, limit, work);
        }
        return times.length == 1 && filter.isOneDate() && !limitsDays
                ? new DateCursor(this, times[0], from, limit, backward, work)
                : new DayCursor(this, from, limit, backward, work);
    }

    /** Whether an interval must be seen whole: BYSETPOS in more than a day, or dates that SKIP moves. */
    private boolean choosesInPeriod() {
        return switch (rule.frequency) {
            case YEARLY, MONTHLY -> rule.setPositions.length > 0 || filter.hasMovedDays();
            case WEEKLY -> rule.setPositions.length > 0;
            case DAILY, HOURLY, MINUTELY, SECONDLY -> false;
        };
    }
}
