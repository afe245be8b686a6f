package dev.orrery.recurrence;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set made ready: union of rules and dates, less rules and dates. Its keys are universal seconds for a series in a zone
 * and local seconds for a floating or whole-day one, whose moments depend on the viewer.
 */
final class SetPlan {
    private static final long[] NOTHING = {};

    private final EventTime start;
    private final ZoneTimeline zone;
    private final ZoneId zoneId;
    private final List<RuleSource> rules;
    private final List<RuleSource> exceptionRules;
    private final long[] dates;
    private final long[] exceptions;
    private final long[] exceptionDays;
    private final PeriodDurations periods;

    SetPlan(RecurrenceSetBuilder set) {
        start = set.start;
        zoneId = start instanceof EventTime.Zoned zoned ? zoned.zone() : ZoneOffset.UTC;
        zone = ZoneTimeline.of(zoneId);
        rules = sources(set.rules, set, set.startPolicy == StartPolicy.ALWAYS);
        exceptionRules = sources(set.exceptionRules, set, false);
        periods = set.dates.isEmpty() ? PeriodDurations.NONE : new PeriodDurations(set.dates, this);
        dates = dates(set);
        exceptions = exceptions(set);
        exceptionDays = exceptionDays(set);
    }

    boolean isZoned() {
        return start instanceof EventTime.Zoned;
    }

    boolean isAllDay() {
        return start instanceof EventTime.AllDay;
    }

    ZoneTimeline zone() {
        return zone;
    }

    List<RuleSource> rules() {
        return rules;
    }

    List<RuleSource> exceptionRules() {
        return exceptionRules;
    }

    /** A source for another rule in the terms of this set, from another start. */
    RuleSource source(RecurrenceRule rule, EventTime from, GapPolicy gapPolicy) {
        RulePlan plan = RulePlan.of(rule, Locals.secondsOf(from), from instanceof EventTime.AllDay);
        return new RuleSource(plan, zone, gapPolicy, false);
    }

    /** Whether there is such an instance, in place or overridden. */
    boolean hasInstance(long key, List<InstanceOverride> overrides, Work work) {
        return overrides.stream().anyMatch(override -> keyOf(override.id().time()) == key)
                || forward(Range.only(key), work).next() == key;
    }

    PeriodDurations periods() {
        return periods;
    }

    /** The keys in a range; a few beyond its end may follow. */
    Cursor forward(Range range, Work work) {
        return combine(range, false, work);
    }

    /** The keys in a range, the latest first and negated; a few beyond its beginning may follow. */
    Cursor backward(Range range, Work work) {
        return combine(range, true, work);
    }

    /** The key of a time in the set's own terms; forms that differ from DTSTART's are read as they are most likely meant. */
    long keyOf(EventTime time) {
        return switch (start) {
            case EventTime.AllDay _ -> time.local().toLocalDate().toEpochDay() * Civil.SECONDS_PER_DAY;
            case EventTime.Floating _ -> Locals.secondsOf(atStartTime(time));
            case EventTime.Zoned _ ->
                time instanceof EventTime.Zoned zoned
                        ? zoned.toInstant(zoned.zone()).getEpochSecond()
                        : zone.toInstant(Locals.secondsOf(atStartTime(time)));
        };
    }

    /** The wall clock of a key. */
    long localOf(long key) {
        return isZoned() ? zone.toLocal(key) : key;
    }

    /** The key of the instance {@code shift} seconds away on the wall clock. */
    long shifted(long key, long shift) {
        return isZoned() ? zone.toInstant(zone.toLocal(key) + shift) : key + shift;
    }

    /** The time of a key in the form of DTSTART. */
    EventTime timeOf(long key) {
        return switch (start) {
            case EventTime.AllDay day -> day.withLocal(Locals.toDateTime(key));
            case EventTime.Floating floating -> floating.withLocal(Locals.toDateTime(key));
            case EventTime.Zoned _ -> EventTime.at(Instant.ofEpochSecond(key), zoneId);
        };
    }

    RecurrenceId idOf(long key) {
        return new RecurrenceId(isZoned() ? EventTime.utc(Instant.ofEpochSecond(key)) : timeOf(key));
    }

    /** A date in a series of times means the series' own time on that date. */
    private EventTime atStartTime(EventTime time) {
        return time instanceof EventTime.AllDay(var date)
                ? new EventTime.Floating(date.atTime(start.local().toLocalTime()))
                : time;
    }

    private List<RuleSource> sources(List<RecurrenceRule> rules, RecurrenceSetBuilder set, boolean countsStart) {
        if (rules.isEmpty()) {
            return List.of();
        }
        RuleSource[] sources = new RuleSource[rules.size()];
        long startLocal = Locals.secondsOf(start);
        for (int i = 0; i < sources.length; i++) {
            RulePlan plan = RulePlan.of(rules.get(i), startLocal, isAllDay());
            sources[i] = new RuleSource(plan, zone, set.gapPolicy, countsStart);
        }
        return List.of(sources);
    }

    private long[] dates(RecurrenceSetBuilder set) {
        boolean needsStart = set.startPolicy == StartPolicy.ALWAYS ? isStartCountedByAll() : rules.isEmpty();
        if (set.dates.isEmpty()) {
            return needsStart ? new long[] {keyOf(start)} : NOTHING;
        }
        long[] keys = new long[set.dates.size() + (needsStart ? 1 : 0)];
        int size = 0;
        for (RecurrenceDate date : set.dates) {
            keys[size++] = keyOf(date.start());
        }
        if (needsStart) {
            keys[size] = keyOf(start);
        }
        return Arrays.stream(keys).sorted().distinct().toArray();
    }

    private boolean isStartCountedByAll() {
        for (RuleSource rule : rules) {
            if (!rule.countsStart()) {
                return false;
            }
        }
        return true;
    }

    /** Days left out whole: an EXDATE that is a date in a series of times. */
    private static long[] exceptionDays(RecurrenceSetBuilder set) {
        if (set.exceptionDates.isEmpty() || set.start instanceof EventTime.AllDay) {
            return NOTHING;
        }
        return set.exceptionDates.stream()
                .filter(EventTime.AllDay.class::isInstance)
                .mapToLong(day -> day.local().toLocalDate().toEpochDay())
                .sorted()
                .toArray();
    }

    private long[] exceptions(RecurrenceSetBuilder set) {
        if (set.exceptionDates.isEmpty() && set.overrides.isEmpty()) {
            return NOTHING;
        }
        boolean isAllDay = start instanceof EventTime.AllDay;
        List<Long> keys = new ArrayList<>();
        for (EventTime date : set.exceptionDates) {
            if (isAllDay || !(date instanceof EventTime.AllDay)) {
                keys.add(keyOf(date));
            }
        }
        for (InstanceOverride override : set.overrides) {
            keys.add(keyOf(override.id().time()));
        }
        return keys.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
    }

    private Cursor combine(Range range, boolean backward, Work work) {
        Cursor included = union(rules, dates, range, backward, work);
        if (included == null) {
            return list(dates, range, backward);
        }
        Cursor excluded = union(exceptionRules, exceptions, range, backward, work);
        Cursor remaining = excluded == null ? included : new DifferenceCursor(included, excluded, work);
        return exceptionDays.length == 0
                ? remaining
                : new ExceptDaysCursor(remaining, exceptionDays, zone, backward, work);
    }

    private static @Nullable Cursor union(
            List<RuleSource> sources, long[] listed, Range range, boolean backward, Work work) {
        Cursor union = listed.length == 0 ? null : list(listed, range, backward);
        for (RuleSource source : sources) {
            Cursor next = backward ? source.backward(range, work) : source.forward(range, work);
            union = union == null ? next : new UnionCursor(union, next);
        }
        return union;
    }

    private static Cursor list(long[] values, Range range, boolean backward) {
        return backward ? ArrayCursor.backward(values, range.to()) : ArrayCursor.forward(values, range.from());
    }
}
