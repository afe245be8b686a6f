package dev.orrery.okr.timeinvested;

import static dev.orrery.okr.schema.Tables.ATTENDED_EVENT;
import static dev.orrery.okr.schema.Tables.ATTENDED_INSTANCE;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.schema.tables.records.AttendedEventRecord;
import dev.orrery.okr.schema.tables.records.AttendedInstanceRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/** Writes the time of stale events down anew from what is known of them, many events in a few statements. */
final class AttendedTime {
    /** How many spans are held at once. */
    private static final int MAX_SPANS_AT_ONCE = 50_000;

    private final Edit edit;
    private final Set<EventId> stale = new LinkedHashSet<>();

    AttendedTime(Edit edit) {
        this.edit = edit;
    }

    /** One writer of an organisation's time at a time: the follower or the job, on whichever instance. */
    static void lock(Edit edit) {
        // Sent in front of whatever comes next, which therefore comes with the lock.
        edit.transaction()
                .writeSoon(
                        "SELECT pg_advisory_xact_lock(hashtextextended('attended-time/' || ?, 0))",
                        edit.organizationId().toString());
    }

    /** What is known of this event has changed. */
    void stale(EventId id) {
        stale.add(id);
    }

    /** {@code known} need not be read again; empty where an event takes no time. */
    void writeDown(Map<EventId, Optional<AttendedEventRecord>> known) {
        if (stale.isEmpty()) {
            return;
        }
        Map<EventId, AttendedEventRecord> events = events(known);
        Map<EventId, List<AttendedInstanceRecord>> instances =
                instances(stale.stream().filter(id -> isSeries(events.get(id))).toList());
        Map<EventId, List<AttendedSpan>> wanted = new LinkedHashMap<>();
        int held = 0;
        for (EventId id : stale) {
            AttendedEventRecord event = events.get(id);
            List<AttendedSpan> spans = event == null ? List.of() : spans(event, instances.getOrDefault(id, List.of()));
            wanted.put(id, spans);
            held += spans.size();
            if (held >= MAX_SPANS_AT_ONCE) {
                TimeLedger.replace(edit, wanted);
                wanted.clear();
                held = 0;
            }
        }
        TimeLedger.replace(edit, wanted);
        stale.clear();
    }

    private Map<EventId, AttendedEventRecord> events(Map<EventId, Optional<AttendedEventRecord>> known) {
        Map<EventId, AttendedEventRecord> events = new LinkedHashMap<>();
        known.forEach((id, event) -> event.ifPresent(row -> events.put(id, row)));
        List<EventId> unknown =
                stale.stream().filter(id -> !known.containsKey(id)).toList();
        if (!unknown.isEmpty()) {
            edit.sql()
                    .selectFrom(ATTENDED_EVENT)
                    .where(areOf(edit, unknown))
                    .forEach(row -> events.put(new EventId(row.getCalendarId(), row.getEventId()), row));
        }
        return events;
    }

    private Map<EventId, List<AttendedInstanceRecord>> instances(List<EventId> series) {
        if (series.isEmpty()) {
            return Map.of();
        }
        return edit.sql()
                .selectFrom(ATTENDED_INSTANCE)
                .where(instancesOf(edit, series))
                .collect(Collectors.groupingBy(row -> new EventId(row.getCalendarId(), row.getEventId())));
    }

    private static boolean isSeries(@Nullable AttendedEventRecord event) {
        return event != null && event.getRecurrence().length > 0;
    }

    private static List<AttendedSpan> spans(AttendedEventRecord event, List<AttendedInstanceRecord> instances) {
        Instant until = event.getExpandedUntil() == null ? Instant.MAX : event.getExpandedUntil();
        return Occurrences.of(event, instances, until);
    }

    static Condition areOf(Edit edit, Collection<EventId> ids) {
        return ATTENDED_EVENT
                .ORG_ID
                .eq(edit.organizationId())
                .and(TimeLedger.oneOf(ATTENDED_EVENT.CALENDAR_ID, ATTENDED_EVENT.EVENT_ID, ids));
    }

    static Condition instancesOf(Edit edit, Collection<EventId> ids) {
        return ATTENDED_INSTANCE
                .ORG_ID
                .eq(edit.organizationId())
                .and(TimeLedger.oneOf(ATTENDED_INSTANCE.CALENDAR_ID, ATTENDED_INSTANCE.EVENT_ID, ids));
    }
}
