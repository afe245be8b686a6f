package dev.orrery.okr.timeinvested;

import dev.orrery.okr.schema.tables.records.AttendedEventRecord;
import dev.orrery.okr.schema.tables.records.AttendedInstanceRecord;
import dev.orrery.recurrence.EventDuration;
import dev.orrery.recurrence.EventTime;
import dev.orrery.recurrence.Occurrence;
import dev.orrery.recurrence.OccurrenceCursor;
import dev.orrery.recurrence.RecurrenceSet;
import dev.orrery.recurrence.Window;
import dev.orrery.recurrence.WorkBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The occurrences of an event, as the time that they take of people. */
final class Occurrences {
    /** How far ahead series are written down. */
    static final Duration HORIZON = Duration.ofDays(366);

    /** How many spans one event has at most: the first ones count. */
    static final int MAX_SPANS = 50_000;

    /** Against rules that generate next to nothing. */
    private static final WorkBudget BUDGET = WorkBudget.ofSteps(1_000_000);

    private Occurrences() {}

    private record Time(Instant start, Instant end, List<UUID> attendees) {}

    /** All spans that begin before {@code until}. */
    static List<AttendedSpan> of(AttendedEventRecord event, List<AttendedInstanceRecord> instances, Instant until) {
        Map<String, Time> times = event.getRecurrence().length == 0 ? single(event) : series(event, until);
        for (AttendedInstanceRecord instance : instances) {
            // One that the series no longer generates is none of its instances any more.
            times.computeIfPresent(
                    instance.getOccurrence(),
                    (_, _) ->
                            new Time(instance.getStartTime(), instance.getEndTime(), List.of(instance.getAttendees())));
        }
        List<AttendedSpan> spans = new ArrayList<>();
        times.forEach((occurrence, time) -> {
            for (UUID attendee : time.attendees()) {
                if (spans.size() < MAX_SPANS) {
                    spans.addAll(AttendedSpan.of(attendee, occurrence, time.start(), time.end()));
                }
            }
        });
        return spans;
    }

    private static Map<String, Time> single(AttendedEventRecord event) {
        Instant start = event.getWallStart().atZone(ZoneId.of(event.getZone())).toInstant();
        Instant end = start.plusSeconds(event.getLengthSeconds());
        Map<String, Time> times = new LinkedHashMap<>();
        times.put("", new Time(start, end, List.of(event.getAttendees())));
        return times;
    }

    private static Map<String, Time> series(AttendedEventRecord event, Instant until) {
        ZoneId zone = ZoneId.of(event.getZone());
        Instant start = event.getWallStart().atZone(zone).toInstant();
        List<UUID> attendees = List.of(event.getAttendees());
        Map<String, Time> times = new LinkedHashMap<>();
        if (!start.isBefore(until)) {
            return times;
        }
        OccurrenceCursor cursor = set(event, zone).occurrences(new Window(start, until, zone), BUDGET);
        while (times.size() < MAX_SPANS && cursor.advance()) {
            Occurrence occurrence = cursor.current();
            times.put(occurrence.id().toString(), new Time(occurrence.startTime(), occurrence.endTime(), attendees));
        }
        return times;
    }

    private static RecurrenceSet set(AttendedEventRecord event, ZoneId zone) {
        EventTime start = event.getIsFloating()
                ? new EventTime.Floating(event.getWallStart())
                : new EventTime.Zoned(event.getWallStart(), zone);
        return RecurrenceSet.startingAt(start)
                .duration(EventDuration.exactly(Duration.ofSeconds(event.getLengthSeconds())))
                .lines(List.of(event.getRecurrence()))
                .build();
    }
}
