package dev.orrery.recurrence;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Collects the parts of a {@link RecurrenceSet}. */
public final class RecurrenceSetBuilder {
    final EventTime start;
    EventDuration duration;
    GapPolicy gapPolicy = GapPolicy.OMIT;
    StartPolicy startPolicy = StartPolicy.ALWAYS;
    List<RecurrenceRule> rules = List.of();
    List<RecurrenceRule> exceptionRules = List.of();
    List<RecurrenceDate> dates = List.of();
    List<EventTime> exceptionDates = List.of();
    List<InstanceOverride> overrides = List.of();
    private Leniency leniency = Leniency.STRICT;
    private Function<String, ZoneId> zones = ZoneId::of;

    RecurrenceSetBuilder(EventTime start) {
        this.start = start;
        // RFC 5545 3.6.1: without DTEND and DURATION a date lasts a day and a date-time no time.
        this.duration = start instanceof EventTime.AllDay ? EventDuration.ofDays(1) : EventDuration.ZERO;
    }

    /** How long each instance lasts; a day for dates and no time for the rest unless given. */
    public RecurrenceSetBuilder duration(EventDuration value) {
        duration = value;
        return this;
    }

    public RecurrenceSetBuilder gapPolicy(GapPolicy value) {
        gapPolicy = value;
        return this;
    }

    public RecurrenceSetBuilder startPolicy(StartPolicy value) {
        startPolicy = value;
        return this;
    }

    /** How the lines given from now on are read; strictly at first. */
    public RecurrenceSetBuilder leniency(Leniency value) {
        leniency = value;
        return this;
    }

    /** How a TZID in a line becomes a zone; IANA names at first. */
    public RecurrenceSetBuilder zones(Function<String, ZoneId> value) {
        zones = value;
        return this;
    }

    public RecurrenceSetBuilder rule(RecurrenceRule rule) {
        rules = with(rules, rule);
        return this;
    }

    /** What this rule generates is left out (the EXRULE of RFC 2445, still found in files). */
    public RecurrenceSetBuilder exceptionRule(RecurrenceRule rule) {
        exceptionRules = with(exceptionRules, rule);
        return this;
    }

    public RecurrenceSetBuilder date(RecurrenceDate date) {
        dates = with(dates, date);
        return this;
    }

    public RecurrenceSetBuilder exceptionDate(EventTime date) {
        exceptionDates = with(exceptionDates, date);
        return this;
    }

    public RecurrenceSetBuilder override(InstanceOverride override) {
        overrides = with(overrides, override);
        return this;
    }

    /** Adds an RFC 5545 content line: RRULE, RDATE, EXDATE or EXRULE. */
    public RecurrenceSetBuilder line(String line) {
        ContentLine.parse(line, leniency, zones).addTo(this);
        return this;
    }

    public RecurrenceSetBuilder lines(Iterable<String> lines) {
        for (String line : lines) {
            line(line);
        }
        return this;
    }

    public RecurrenceSet build() {
        return new RecurrenceSet(copy());
    }

    RecurrenceSetBuilder copy() {
        RecurrenceSetBuilder copy = emptyCopy(start);
        copy.rules = copy(rules);
        copy.exceptionRules = copy(exceptionRules);
        copy.dates = copy(dates);
        copy.exceptionDates = copy(exceptionDates);
        copy.overrides = copy(overrides);
        return copy;
    }

    /** The same choices for another start, without rules, dates and overrides. */
    RecurrenceSetBuilder emptyCopy(EventTime otherStart) {
        RecurrenceSetBuilder copy = new RecurrenceSetBuilder(otherStart);
        copy.duration = duration;
        copy.gapPolicy = gapPolicy;
        copy.startPolicy = startPolicy;
        copy.leniency = leniency;
        copy.zones = zones;
        return copy;
    }

    /** Most sets have one rule and nothing else, so a list is only made for what is there. */
    private static <T> List<T> with(List<T> list, T item) {
        if (list.isEmpty()) {
            return List.of(item);
        }
        List<T> grown = list instanceof ArrayList<T> ? list : new ArrayList<>(list);
        grown.add(item);
        return grown;
    }

    private static <T> List<T> copy(List<T> list) {
        return list.isEmpty() ? List.of() : List.copyOf(list);
    }
}
