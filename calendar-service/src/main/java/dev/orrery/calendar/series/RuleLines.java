package dev.orrery.calendar.series;

import dev.orrery.calendar.event.Zones;
import dev.orrery.recurrence.EventDuration;
import dev.orrery.recurrence.EventTime;
import dev.orrery.recurrence.RecurrenceDate;
import dev.orrery.recurrence.RecurrenceRule;
import dev.orrery.recurrence.RecurrenceSet;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the rules and dates of a set as RFC 5545 lines, in the form that is stored. */
final class RuleLines {
    /** So that a line stays below the length that the contract takes. */
    private static final int MAX_VALUES = 500;

    private final List<String> lines = new ArrayList<>();

    private RuleLines() {}

    static List<String> of(RecurrenceSet set) {
        RuleLines lines = new RuleLines();
        for (RecurrenceRule rule : set.rules()) {
            lines.lines.add("RRULE:" + rule);
        }
        lines.addAll("RDATE", set.dates().stream().map(Value::of).toList());
        lines.addAll("EXDATE", set.exceptionDates().stream().map(Value::of).toList());
        return List.copyOf(lines.lines);
    }

    /** Values with the same parameters share a line. */
    private void addAll(String property, List<Value> values) {
        Map<String, List<String>> byParameters = new LinkedHashMap<>();
        values.forEach(value -> byParameters
                .computeIfAbsent(value.parameters(), parameters -> new ArrayList<>())
                .add(value.text()));
        byParameters.forEach((parameters, texts) -> {
            for (int from = 0; from < texts.size(); from += MAX_VALUES) {
                List<String> chunk = texts.subList(from, Math.min(texts.size(), from + MAX_VALUES));
                lines.add(property + parameters + ":" + String.join(",", chunk));
            }
        });
    }

    /** One value of a line, and the parameters that it needs. */
    private record Value(String parameters, String text) {
        static Value of(RecurrenceDate date) {
            EventDuration duration = date.duration();
            Value start = of(date.start());
            return duration == null
                    ? start
                    : new Value(";VALUE=PERIOD" + start.parameters, start.text + "/" + duration);
        }

        static Value of(EventTime time) {
            return switch (time) {
                case EventTime.AllDay _ -> new Value(";VALUE=DATE", time.toString());
                case EventTime.Floating _ -> new Value("", time.toString());
                case EventTime.Zoned zoned ->
                    zoned.zone().equals(ZoneOffset.UTC)
                            ? new Value("", time.toString())
                            : new Value(
                                    ";TZID=" + Zones.name(zoned.zone()),
                                    new EventTime.Floating(zoned.local()).toString());
            };
        }
    }
}
