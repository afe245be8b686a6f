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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;

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
        edit.sql()
                .fetch(
                        "SELECT pg_advisory_xact_lock(hashtextextended('attended-time/' || ?, 0))",
                        edit.organizationId().toString());
    }

    /** What is known of this event has changed. */
    void stale(EventId id) {
        stale.add(id);
    }

    void writeDown() {
        if (stale.isEmpty()) {
            return;
        }
        Map<EventId, AttendedEventRecord> events = edit.sql()
                .selectFrom(ATTENDED_EVENT)
                .where(areOf(edit, stale))
                .collect(Collectors.toMap(
                        row -> new EventId(row.getCalendarId(), row.getEventId()), Function.identity()));
        Map<EventId, List<AttendedInstanceRecord>> instances = edit.sql()
                .selectFrom(ATTENDED_INSTANCE)
                .where(instancesOf(edit, stale))
                .collect(Collectors.groupingBy(row -> new EventId(row.getCalendarId(), row.getEventId())));
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

    private static List<AttendedSpan> spans(AttendedEventRecord event, List<AttendedInstanceRecord> instances) {
        Instant until = event.getExpandedUntil() == null ? Instant.MAX : event.getExpandedUntil();
        return Occurrences.of(event, event.getRecurrence().length == 0 ? List.of() : instances, until);
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
