package dev.orrery.calendar.event;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An event as it is stored: single, or a series with its rules and the instances that differ from them.
 *
 * @param isMasterMissing whether only overrides are known, as in an invitation to one instance of somebody's series;
 *     {@code body} is then a copy of the first override
 * @param recurrence RFC 5545 lines, {@code RRULE}, {@code RDATE}, {@code EXDATE}; empty for a single event
 * @param overrides the instances that differ, by original start; cancelled ones too
 */
public record CalendarEvent(
        EventId id,
        String uid,
        boolean isMasterMissing,
        List<String> recurrence,
        EventBody body,
        SortedMap<InstanceId, EventBody> overrides) {
    public CalendarEvent {
        recurrence = List.copyOf(recurrence);
        overrides = Collections.unmodifiableSortedMap(new TreeMap<>(overrides));
    }

    public static CalendarEvent of(EventId id, String uid, List<String> recurrence, EventBody body) {
        return new CalendarEvent(id, uid, false, recurrence, body, Collections.emptySortedMap());
    }

    /** Whether it has instances of their own names. */
    public boolean isSeries() {
        return !recurrence.isEmpty() || !overrides.isEmpty();
    }

    public CalendarEvent withBody(EventBody newBody) {
        return new CalendarEvent(id, uid, isMasterMissing, recurrence, newBody, overrides);
    }

    public CalendarEvent withOverrides(Map<InstanceId, EventBody> newOverrides) {
        return new CalendarEvent(id, uid, isMasterMissing, recurrence, body, new TreeMap<>(newOverrides));
    }
}
