package dev.orrery.calendar.event;

import dev.orrery.recurrence.EventTime;
import dev.orrery.recurrence.OccurrenceCursor;
import dev.orrery.recurrence.RecurrenceSet;
import dev.orrery.recurrence.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Answers whether the rules of a series generate an instance, overridden or not; made ready once for many questions. */
public final class RuleInstances {
    private final EventTime seriesStart;
    private final RecurrenceSet rules;

    private RuleInstances(EventTime seriesStart, RecurrenceSet rules) {
        this.seriesStart = seriesStart;
        this.rules = rules;
    }

    public static RuleInstances of(CalendarEvent event) {
        return new RuleInstances(event.body().times().start(), SeriesRules.ofAllInstances(event));
    }

    public boolean has(InstanceId instance) {
        Optional<EventTime> start = instance.originalStart(seriesStart);
        return start.isPresent() && has(start.get(), instance);
    }

    private boolean has(EventTime start, InstanceId instance) {
        // Days and floating times are compared among themselves, so that any zone will do.
        Instant moment = start.toInstant(ZoneOffset.UTC);
        OccurrenceCursor cursor =
                rules.occurrences(Window.between(moment, moment.plusSeconds(1)), InstanceExpansion.BUDGET);
        while (cursor.advance()) {
            if (InstanceExpansion.occurrence(cursor.current()).instance().equals(instance)) {
                return true;
            }
        }
        return false;
    }
}
