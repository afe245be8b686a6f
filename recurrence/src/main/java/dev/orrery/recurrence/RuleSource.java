package dev.orrery.recurrence;

import org.jspecify.annotations.Nullable;

/** The instances of one rule from one DTSTART as universal seconds, with COUNT, UNTIL and the zone's gaps applied. */
final class RuleSource {
    private final RulePlan plan;
    private final ZoneTimeline zone;
    private final GapPolicy gapPolicy;
    private final long startInstant;
    private final boolean countsStart;
    private final long count;
    private final long untilLast;
    /** Where COUNT ends the rule, once known; a race only works it out twice. */
    private volatile @Nullable Long countedLast;

    /**
     * @param countsStart whether a DTSTART that the rule does not generate is its first instance for COUNT
     */
    RuleSource(RulePlan plan, ZoneTimeline zone, GapPolicy gapPolicy, boolean countsStart) {
        this.plan = plan;
        this.zone = zone;
        this.gapPolicy = gapPolicy;
        startInstant = zone.toInstant(plan.start());
        EventTime until = plan.rule().until;
        untilLast = until == null ? Civil.MAX_LOCAL : Math.min(untilLocal(until), Civil.MAX_LOCAL);
        this.countsStart = countsStart && !generatesStart();
        count = plan.rule().count - (this.countsStart && plan.rule().count > 0 ? 1 : 0);
    }

    RecurrenceRule rule() {
        return plan.rule();
    }

    RulePlan plan() {
        return plan;
    }

    /** Whether DTSTART is an instance of the rule itself. */
    boolean generatesStart() {
        boolean isIgnored = gapPolicy == GapPolicy.OMIT && !zone.isFixed() && zone.isGap(plan.start());
        return !isIgnored && plan.start() <= untilLast && plan.generatesStart();
    }

    /** Whether DTSTART is counted although the rule does not generate it. */
    boolean countsStart() {
        return countsStart;
    }

    /** The instances in a range. */
    Cursor forward(Range range, Work work) {
        boolean isFromStart = range.from() <= startInstant;
        if (isFromStart && count > 0 && gapPolicy == GapPolicy.OMIT) {
            // From the beginning COUNT needs no working out where it ends.
            Cursor locals = plan.forward(plan.start(), Math.min(untilLast, range.lastLocal()), work);
            return new LimitCursor(zone.isUtc() ? locals : new ZonedCursor(locals, zone, false, work), count);
        }
        long from = isFromStart ? plan.start() : zone.firstLocalAtOrAfter(range.from());
        long last = Math.min(lastLocal(work), range.lastLocal());
        Cursor locals = plan.forward(from, last, work);
        if (zone.isUtc()) {
            return locals;
        }
        Cursor existing = new ZonedCursor(locals, zone, false, work);
        return gapPolicy == GapPolicy.OMIT
                ? existing
                : new ShiftingCursor(existing, new GapWalk(plan, zone, range.from(), last, false), work);
    }

    /** The instances in a range, the latest first and negated. */
    Cursor backward(Range range, Work work) {
        long last = lastLocal(work);
        long end = range.to() > Civil.MAX_LOCAL - Civil.SECONDS_PER_DAY
                ? Civil.MAX_LOCAL + 1
                : zone.firstLocalAtOrAfter(Math.max(range.to(), Civil.MIN_LOCAL));
        Cursor locals = plan.backward(Math.min(end, last + 1), range.firstLocal(), work);
        if (zone.isUtc()) {
            return locals;
        }
        Cursor existing = new ZonedCursor(locals, zone, true, work);
        return gapPolicy == GapPolicy.OMIT
                ? existing
                : new ShiftingCursor(existing, new GapWalk(plan, zone, range.to(), last, true), work);
    }

    boolean generatesKey(long key, Work work) {
        return forward(Range.only(key), work).next() == key;
    }

    /** How many instances COUNT has counted before {@code key}. */
    long countBefore(long key, Work work) {
        long counted = countsStart ? 1 : 0;
        Cursor instances = forward(Range.before(key), work);
        while (instances.next() < key) {
            counted++;
        }
        return counted;
    }

    private long untilLocal(EventTime until) {
        return switch (until) {
            case EventTime.AllDay day -> day.date().toEpochDay() * Civil.SECONDS_PER_DAY + Civil.SECONDS_PER_DAY - 1;
            case EventTime.Floating floating -> Locals.secondsOf(floating);
            case EventTime.Zoned utc ->
                zone.isUtc() ? Locals.secondsOf(utc) : zone.firstLocalAtOrAfter(Locals.secondsOf(utc) + 1) - 1;
        };
    }

    /** The last local second that COUNT and UNTIL allow. */
    private long lastLocal(Work work) {
        if (plan.rule().count == 0) {
            return untilLast;
        }
        Long known = countedLast;
        if (known != null) {
            return known;
        }
        long last = resolveCount(work);
        if (!work.isSpent()) {
            countedLast = last;
        }
        return last;
    }

    private long resolveCount(Work work) {
        if (count == 0) {
            return plan.start() - 1;
        }
        Cursor locals = plan.forward(plan.start(), untilLast, work);
        boolean ignoresGaps = gapPolicy == GapPolicy.OMIT && !zone.isFixed();
        long passed = 0;
        long ignored = 0;
        long last;
        do {
            locals.skip(count + ignored - passed - 1);
            last = locals.next();
            passed = count + ignored;
            if (last == Cursor.END) {
                return untilLast;
            }
            ignored = ignoresGaps ? new GapWalk(plan, zone, startInstant, last, false).countAll(work) : 0;
        } while (passed < count + ignored && !work.isSpent());
        return last;
    }
}
