package dev.orrery.recurrence;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * How far two sets must be seen to know them for ever. Once dates, ends and the odd changes of zones lie behind, a rule
 * repeats exactly after a multiple of the 400 years of the Gregorian cycle that its INTERVAL divides, and two rules
 * together after the least common multiple.
 */
final class Horizon {
    private Horizon() {}

    /** The year by whose end everything has been seen; at most 9999, with which every series ends. */
    static int year(RecurrenceSet first, RecurrenceSet second, ZoneId floatingZone, Work work) {
        BigInteger cycles =
                cycles(first).multiply(cycles(second)).divide(cycles(first).gcd(cycles(second)));
        int settled = Math.max(settledYear(first, floatingZone, work), settledYear(second, floatingZone, work));
        BigInteger year =
                cycles.multiply(BigInteger.valueOf(Civil.YEARS_PER_CYCLE)).add(BigInteger.valueOf(settled + 2L));
        return year.min(BigInteger.valueOf(Civil.MAX_YEAR)).intValue();
    }

    private static BigInteger cycles(RecurrenceSet set) {
        BigInteger cycles = BigInteger.ONE;
        for (RecurrenceRule rule : set.rules()) {
            cycles = leastCommonMultiple(cycles, cycles(rule));
        }
        for (RecurrenceRule rule : set.exceptionRules()) {
            cycles = leastCommonMultiple(cycles, cycles(rule));
        }
        return cycles;
    }

    /** After how many times 400 years the rule is in the same place of its INTERVAL. */
    private static BigInteger cycles(RecurrenceRule rule) {
        if (rule.isBounded()) {
            return BigInteger.ONE;
        }
        long days = Civil.DAYS_PER_CYCLE;
        BigInteger intervals = BigInteger.valueOf(
                switch (rule.frequency) {
                    case YEARLY -> Civil.YEARS_PER_CYCLE;
                    case MONTHLY -> Civil.YEARS_PER_CYCLE * 12L;
                    case WEEKLY -> days / 7;
                    case DAILY -> days;
                    case HOURLY -> days * 24;
                    case MINUTELY -> days * 24 * 60;
                    case SECONDLY -> days * Civil.SECONDS_PER_DAY;
                });
        return leastCommonMultiple(intervals, BigInteger.valueOf(rule.interval)).divide(intervals);
    }

    private static BigInteger leastCommonMultiple(BigInteger a, BigInteger b) {
        return a.multiply(b).divide(a.gcd(b));
    }

    /** The year after which only unbounded rules and the yearly rules of the zone are at work. */
    private static int settledYear(RecurrenceSet set, ZoneId floatingZone, Work work) {
        int year = set.start().local().getYear();
        for (RecurrenceDate date : set.dates()) {
            year = Math.max(year, date.start().local().getYear());
        }
        for (EventTime date : set.exceptionDates()) {
            year = Math.max(year, date.local().getYear());
        }
        for (InstanceOverride override : set.overrides()) {
            EventTime start = override.start() == null ? override.id().time() : override.start();
            year = Math.max(
                    year,
                    Math.max(
                            start.local().getYear(),
                            override.id().time().local().getYear()));
        }
        year = Math.max(year, set.lastBoundedYear(work));
        ZoneId zone = set.start() instanceof EventTime.Zoned zoned ? zoned.zone() : floatingZone;
        List<ZoneOffsetTransition> transitions = zone.getRules().getTransitions();
        int changes = transitions.isEmpty()
                ? 0
                : transitions.getLast().getInstant().atOffset(ZoneOffset.UTC).getYear();
        long longest = Math.max(set.duration().maxSeconds(), 0) / (365 * Civil.SECONDS_PER_DAY);
        return Math.max(year, changes) + (int) Math.min(longest, Civil.MAX_YEAR);
    }

    static Window window(int year, ZoneId floatingZone) {
        long end = Math.min(Civil.firstDay(Math.min(year, Civil.MAX_YEAR) + 1) * Civil.SECONDS_PER_DAY, Civil.MAX_LOCAL)
                + 2 * Civil.SECONDS_PER_DAY;
        Instant begin = Instant.ofEpochSecond(Civil.MIN_LOCAL - 2 * Civil.SECONDS_PER_DAY);
        return new Window(begin, Instant.ofEpochSecond(end), floatingZone);
    }
}
