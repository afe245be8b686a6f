package dev.orrery.okr.calendar;

import static dev.orrery.okr.schema.Tables.EVENT;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.schema.tables.records.EventRecord;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;

/**
 * What is known of calendar-service's events: written by its change stream, and by links whose event was asked for. A
 * deleted event leaves a tombstone, so that a link that was being made meanwhile is refused.
 */
public final class EventProjection {
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
        EventRecord row = row(edit, facts.id(), time);
        row.setTitle(facts.title());
        row.setStartTime(facts.start());
        row.setEndTime(facts.end());
        row.setIsRecurring(facts.isRecurring());
        upsert(edit, row);
    }

    /** The stream says that the event is gone since {@code time}. */
    public static void delete(Edit edit, EventId id, Instant time) {
        EventRecord row = row(edit, id, time);
        row.setTitle("");
        row.setIsRecurring(false);
        row.setIsDeleted(true);
        upsert(edit, row);
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

    private static EventRecord row(Edit edit, EventId id, Instant time) {
        EventRecord row = new EventRecord();
        row.setOrgId(edit.organizationId());
        row.setCalendarId(id.calendar());
        row.setEventId(id.value());
        row.setIsDeleted(false);
        row.setUpdateTime(time);
        return row;
    }

    private static void upsert(Edit edit, EventRecord row) {
        edit.sql()
                .insertInto(EVENT)
                .set(row)
                .onConflict(EVENT.ORG_ID, EVENT.CALENDAR_ID, EVENT.EVENT_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }

    private static Condition key(Edit edit, EventId id) {
        return ofCalendar(edit, id.calendar()).and(EVENT.EVENT_ID.eq(id.value()));
    }

    private static Condition ofCalendar(Edit edit, String calendarId) {
        return EVENT.ORG_ID.eq(edit.organizationId()).and(EVENT.CALENDAR_ID.eq(calendarId));
    }
}
