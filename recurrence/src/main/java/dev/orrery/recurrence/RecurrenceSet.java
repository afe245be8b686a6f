package dev.orrery.recurrence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A series of instances: DTSTART with its rules, dates, exceptions and overrides. Immutable, made by a builder, and made
 * ready once for all its expansions.
 */
public final class RecurrenceSet {
    private final RecurrenceSetBuilder parts;
    private final SetPlan plan;

    RecurrenceSet(RecurrenceSetBuilder builder) {
        parts = builder.copy();
        plan = new SetPlan(parts);
    }

    /** A builder for a series that begins at {@code start}. */
    public static RecurrenceSetBuilder startingAt(EventTime start) {
        return new RecurrenceSetBuilder(start);
    }

    /** Exactly what one rule generates from a start: the start is in it only if the rule generates it. */
    public static RecurrenceSet ofRule(RecurrenceRule rule, EventTime start) {
        return startingAt(start)
                .startPolicy(StartPolicy.IF_GENERATED)
                .rule(rule)
                .build();
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

    private OccurrenceCursor cursor(Window window, boolean backward, Work work) {
        List<InstanceStream> streams = new ArrayList<>(2);
        streams.add(new SeriesStream(plan, parts.duration, window, backward, work));
        if (!parts.overrides.isEmpty()) {
            streams.add(new OverrideStream(parts.overrides, parts.duration, window, backward));
        }
        Instant begin = backward ? window.to() : window.from();
        return new OccurrenceCursor(streams, backward, work, begin);
    }
}
