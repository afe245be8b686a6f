package dev.orrery.recurrence;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A series of instances: DTSTART with its rules, dates, exceptions and overrides. Immutable, made by a builder, and made
 * ready once for all its expansions.
 */
public final class RecurrenceSet {
    private final RecurrenceSetBuilder parts;
    private final SetPlan plan;
    private final List<Segment> segments;

    /** Takes the builder over; who goes on with it must give a copy. */
    RecurrenceSet(RecurrenceSetBuilder builder) {
        parts = builder;
        plan = new SetPlan(parts);
        segments = Segment.of(plan, parts.duration, parts.overrides);
    }

    /** A builder for a series that begins at {@code start}. */
    public static RecurrenceSetBuilder startingAt(EventTime start) {
        return new RecurrenceSetBuilder(start);
    }

    /** Exactly what one rule generates from a start: the start is in it only if the rule generates it. */
    public static RecurrenceSet ofRule(RecurrenceRule rule, EventTime start) {
        return new RecurrenceSet(
                startingAt(start).startPolicy(StartPolicy.IF_GENERATED).rule(rule));
    }

    public EventTime start() {
        return parts.start;
    }

    public EventDuration duration() {
        return parts.duration;
    }

    public List<RecurrenceRule> rules() {
        return List.copyOf(parts.rules);
    }

    public List<RecurrenceRule> exceptionRules() {
        return List.copyOf(parts.exceptionRules);
    }

    public List<RecurrenceDate> dates() {
        return List.copyOf(parts.dates);
    }

    public List<EventTime> exceptionDates() {
        return List.copyOf(parts.exceptionDates);
    }

    public List<InstanceOverride> overrides() {
        return List.copyOf(parts.overrides);
    }

    /** A builder that holds the parts of this set. */
    public RecurrenceSetBuilder toBuilder() {
        return parts.copy();
    }

    /** The occurrences that begin before the window's end and end after its beginning, one by one in order of their start. */
    public OccurrenceCursor occurrences(Window window, WorkBudget budget) {
        return cursor(window, false, new Work(budget));
    }

    /** The same occurrences, the latest first. */
    public OccurrenceCursor occurrencesBackward(Window window, WorkBudget budget) {
        return cursor(window, true, new Work(budget));
    }

    /** All occurrences of a window, or as many as the budget allows. */
    public Expansion expand(Window window, WorkBudget budget) {
        OccurrenceCursor cursor = occurrences(window, budget);
        List<Occurrence> found = new ArrayList<>();
        while (cursor.advance()) {
            found.add(cursor.current());
        }
        return cursor.isSpent() ? new Expansion.BudgetSpent(found, cursor.reached()) : new Expansion.Complete(found);
    }

    /** The first {@code count} occurrences that begin at or after a moment; fewer where the set ends. */
    public Expansion next(Instant from, int count, ZoneId floatingZone, WorkBudget budget) {
        Window window =
                new Window(from, Horizon.window(Civil.MAX_YEAR, floatingZone).to(), floatingZone);
        OccurrenceCursor cursor = occurrences(window, budget);
        cursor.skipTo(from);
        List<Occurrence> found = new ArrayList<>();
        while (found.size() < count && cursor.advance()) {
            found.add(cursor.current());
        }
        return cursor.isSpent() ? new Expansion.BudgetSpent(found, cursor.reached()) : new Expansion.Complete(found);
    }

    /** The occurrence that begins last. */
    public Last last(ZoneId floatingZone, WorkBudget budget) {
        Work work = new Work(budget);
        for (RuleSource source : plan.rules()) {
            boolean isEndless = !source.rule().isBounded();
            if (isEndless && source.backward(Range.ALL, work).next() != Cursor.END) {
                return new Last.Unbounded();
            }
        }
        OccurrenceCursor cursor = cursor(Horizon.window(Civil.MAX_YEAR, floatingZone), true, work);
        if (cursor.advance()) {
            return new Last.Found(cursor.current());
        }
        return work.isSpent() ? new Last.BudgetSpent() : new Last.Empty();
    }

    /** Cuts the set before an instance into two whose union it is, for "this and all that follow". */
    public Split split(RecurrenceId id, WorkBudget budget) {
        return new SetSplitter(this, plan, id, new Work(budget)).split();
    }

    /** Whether an occurrence of this set and one of another share a moment within a window. */
    public Overlap overlap(RecurrenceSet other, Window window, WorkBudget budget) {
        return new OverlapSearch(this, other, window, budget).run();
    }

    /**
     * Whether they ever do. Periodic rules repeat together after a multiple of 400 years, so one such stretch decides for
     * ever.
     */
    public Overlap overlapEver(RecurrenceSet other, ZoneId floatingZone, WorkBudget budget) {
        int year = Horizon.year(this, other, floatingZone, new Work(budget));
        return overlap(other, Horizon.window(year, floatingZone), budget);
    }

    /** The latest year that an UNTIL or COUNT of a rule lets it reach. */
    int lastBoundedYear(Work work) {
        int year = Civil.MIN_YEAR;
        List<RuleSource> sources = new ArrayList<>(plan.rules());
        sources.addAll(plan.exceptionRules());
        for (RuleSource source : sources) {
            if (source.rule().isBounded()) {
                long last = source.backward(Range.ALL, work).next();
                year = last == Cursor.END ? year : Math.max(year, Civil.yearOf(Civil.dayOf(-last)) + 1);
            }
        }
        return year;
    }

    private OccurrenceCursor cursor(Window window, boolean backward, Work work) {
        return new OccurrenceCursor(this, window, backward, work);
    }

    InstanceStream stream(Window window, boolean backward, Work work) {
        if (parts.overrides.isEmpty()) {
            return series(segments.getFirst(), window, backward, work);
        }
        List<InstanceStream> streams = new ArrayList<>();
        for (Segment segment : segments) {
            streams.add(series(segment, window, backward, work));
        }
        streams.add(new OverrideStream(parts.overrides, parts.duration, window, backward));
        return new MergingStream(streams, backward);
    }

    private InstanceStream series(Segment segment, Window window, boolean backward, Work work) {
        SeriesStream series = new SeriesStream(plan, segment, window, backward, work);
        return series.isInOrder() ? series : new ReorderingStream(series, backward);
    }
}
