package dev.orrery.okr.calendar;

import static dev.orrery.okr.schema.Tables.EVENT;

import dev.orrery.kit.rows.Column;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.schema.tables.records.EventRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * What is known of calendar-service's events: written by its change stream, and by links whose event was asked for. A
 * deleted event leaves a tombstone, so that a link that was being made meanwhile is refused.
 */
public final class EventProjection {
    private static final String STORE = """
            INSERT INTO event (org_id, calendar_id, event_id, title, start_time, end_time, is_recurring, update_time,
              is_deleted)
            SELECT {0}, events.*, false FROM unnest({1}, {2}, {3}, {4}, {5}, {6}, {7}) AS events
            ON CONFLICT (org_id, calendar_id, event_id) DO UPDATE
            SET title = excluded.title, start_time = excluded.start_time, end_time = excluded.end_time,
              is_recurring = excluded.is_recurring, update_time = excluded.update_time, is_deleted = false
            """;

    private EventProjection() {}

    /**
     * Takes over what calendar-service has just answered; false when the stream has told since that the event is gone.
     */
    public static boolean remember(Edit edit, EventFacts facts) {
        Optional<EventRecord> known = edit.sql()
                .selectFrom(EVENT)
                .where(key(edit, facts.id()))
                .forUpdate()
                .fetchOptional();
        // An event of the same id that was created after the deletion is another one.
        if (known.isPresent()
                && known.get().getIsDeleted()
                && !facts.createTime().isAfter(known.get().getUpdateTime())) {
            return false;
        }
        if (known.isEmpty() || known.get().getIsDeleted()) {
            store(edit, facts, facts.createTime());
        }
        return true;
    }

    /** The stream says what the event is at {@code time}. */
    public static void store(Edit edit, EventFacts facts, Instant time) {
        store(edit, Map.of(facts, time));
    }

    /** The same of many events, none of them twice. */
    public static void store(Edit edit, Map<EventFacts, Instant> times) {
        Set<EventFacts> events = times.keySet();
        edit.writeSoon(DSL.query(
                STORE,
                DSL.val(edit.organizationId()),
                Column.ofTexts(events, event -> event.id().calendar()),
                Column.ofTexts(events, event -> event.id().value()),
                Column.ofTexts(events, EventFacts::title),
                Column.ofMoments(events, EventFacts::start),
                Column.ofMoments(events, EventFacts::end),
                Column.ofFlags(events, EventFacts::isRecurring),
                Column.ofMoments(events, times::get)));
    }

    /** The stream says that the event is gone since {@code time}. */
    public static void delete(Edit edit, EventId id, Instant time) {
        EventRecord row = new EventRecord();
        row.setOrgId(edit.organizationId());
        row.setCalendarId(id.calendar());
        row.setEventId(id.value());
        row.setTitle("");
        row.setIsRecurring(false);
        row.setIsDeleted(true);
        row.setUpdateTime(time);
        edit.sql()
                .insertInto(EVENT)
                .set(row)
                .onConflict(EVENT.ORG_ID, EVENT.CALENDAR_ID, EVENT.EVENT_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    /** The stream says that a calendar is gone with all of its events. */
    public static void deleteCalendar(Edit edit, String calendarId, Instant time) {
        edit.sql()
                .update(EVENT)
                .set(EVENT.IS_DELETED, true)
                .set(EVENT.TITLE, "")
                .set(EVENT.UPDATE_TIME, time)
                .where(ofCalendar(edit, calendarId), EVENT.IS_DELETED.isFalse())
                .execute();
    }

    /** The stream says that a calendar is there: if it was gone, its events are back. */
    public static void restoreCalendar(Edit edit, String calendarId) {
        edit.sql()
                .deleteFrom(EVENT)
                .where(ofCalendar(edit, calendarId), EVENT.IS_DELETED.isTrue())
                .execute();
    }

    private static Condition key(Edit edit, EventId id) {
        return ofCalendar(edit, id.calendar()).and(EVENT.EVENT_ID.eq(id.value()));
    }

    private static Condition ofCalendar(Edit edit, String calendarId) {
        return EVENT.ORG_ID.eq(edit.organizationId()).and(EVENT.CALENDAR_ID.eq(calendarId));
    }
}
