package dev.orrery.calendar.events;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Revision;
import dev.orrery.calendar.event.SeriesRules;
import dev.orrery.recurrence.Leniency;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decides what an edit of a whole event makes of it. */
final class EventEdit {
    private EventEdit() {}

    /** The event with its new times, rules and content. */
    static CalendarEvent apply(
            CalendarEvent current, EventTimes times, List<String> recurrence, EventContent content, Instant now) {
        SeriesRules.check(times, recurrence, Leniency.STRICT);
        EventBody before = current.body();
        boolean isSignificant = !times.equals(before.times())
                || !recurrence.equals(current.recurrence())
                || content.status() != before.content().status();
        boolean isSame = !isSignificant && content.equals(before.content());
        if (isSame) {
            return current;
        }
        // RFC 5546 2.1.4: the sequence counts what matters to attendees: times, rules and the status.
        int sequence = before.revision().sequence() + (isSignificant ? 1 : 0);
        EventBody body = new EventBody(new Revision(sequence, now), times, content);
        return new CalendarEvent(
                current.id(),
                current.uid(),
                current.isMasterMissing(),
                recurrence,
                body,
                kept(current, times, recurrence));
    }

    /** Overrides stay with instances that the edited series can still have. */
    private static SortedMap<InstanceId, EventBody> kept(
            CalendarEvent current, EventTimes times, List<String> recurrence) {
        SortedMap<InstanceId, EventBody> kept = new TreeMap<>();
        boolean isSeries = !recurrence.isEmpty()
                || current.isMasterMissing()
                || current.recurrence().isEmpty();
        if (isSeries) {
            for (Map.Entry<InstanceId, EventBody> override : current.overrides().entrySet()) {
                if (override.getKey().originalStart(times.start()).isPresent()) {
                    kept.put(override.getKey(), override.getValue());
                }
            }
        }
        return kept;
    }
}
