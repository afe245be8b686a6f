package dev.orrery.calendar.event;

import dev.orrery.recurrence.EventDuration;
import dev.orrery.recurrence.EventTime;
import dev.orrery.recurrence.InstanceOverride;
import dev.orrery.recurrence.InvalidRecurrenceException;
import dev.orrery.recurrence.Leniency;
import dev.orrery.recurrence.RecurrenceId;
import dev.orrery.recurrence.RecurrenceSet;
import dev.orrery.recurrence.RecurrenceSetBuilder;
import java.time.ZoneId;
import java.util.List;

/** The rules of an event, ready to be expanded; its overridden instances are left out, they lie where they were put. */
public final class SeriesRules {
    private SeriesRules() {}

    /** The set of instances that the rules generate, overridden or not. */
    public static RecurrenceSet ofAllInstances(CalendarEvent event) {
        return builder(event.body().times(), event.recurrence(), Leniency.LENIENT)
                .build();
    }

    /** The set of instances that the rules generate and no override replaces. */
    static RecurrenceSet of(CalendarEvent event) {
        RecurrenceSetBuilder set = builder(event.body().times(), event.recurrence(), Leniency.LENIENT);
        for (InstanceId instance : event.overrides().keySet()) {
            set.override(InstanceOverride.cancelled(RecurrenceId.parse(instance.value())));
        }
        return set.build();
    }

    /** Refuses lines that are no recurrence of an event at these times. */
    public static void check(EventTimes times, List<String> recurrence, Leniency leniency) {
        if (recurrence.isEmpty()) {
            return;
        }
        for (int i = 0; i < recurrence.size(); i++) {
            try {
                builder(times, List.of(recurrence.get(i)), leniency).build();
            } catch (InvalidRecurrenceException fault) {
                throw InvalidEventException.recurrence(
                        "recurrence[" + i + "]",
                        fault.part() + ": " + fault.value() + " (expected: " + fault.expectation() + ")");
            }
        }
    }

    private static RecurrenceSetBuilder builder(EventTimes times, List<String> recurrence, Leniency leniency) {
        EventTime start = times.start();
        return RecurrenceSet.startingAt(start)
                .duration(EventDuration.between(start, times.end()))
                .leniency(leniency)
                .zones(SeriesRules::zone)
                .lines(recurrence);
    }

    private static ZoneId zone(String name) {
        return Zones.find(name)
                .orElseThrow(() -> InvalidEventException.recurrence("TZID", name + " (expected: an IANA zone)"));
    }
}
