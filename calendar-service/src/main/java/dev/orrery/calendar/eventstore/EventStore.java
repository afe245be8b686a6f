package dev.orrery.calendar.eventstore;

import static dev.orrery.calendar.schema.Tables.COMMENT;
import static dev.orrery.calendar.schema.Tables.EVENT;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.schema.tables.records.EventRecord;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/** Writes events with all that belongs to them, many at once as cheaply as one. */
public final class EventStore {
    private static final BodyColumns EVENT_BODY = new BodyColumns(EVENT);
    private static final String UPDATE = """
            UPDATE event SET ({0}) = ROW ({1}), version = event.version + 1
            FROM {2}
            WHERE event.org_id = {3} AND event.calendar_id = {4} AND event.event_id = written.event_id
            RETURNING event.event_id, event.version, event.create_time, event.split_from
            """;

    private static final List<String> DELETE_DETAILS = List.of(
            "DELETE FROM event_override WHERE org_id = ? AND calendar_id = ? AND event_id = ANY (?)",
            "DELETE FROM attendee WHERE org_id = ? AND calendar_id = ? AND event_id = ANY (?)");

    private EventStore() {}

    /** Writes new events; answers them as they are stored, in the same order. */
    public static List<StoredEvent> insert(
            OrganizationTransaction transaction,
            CalendarId calendar,
            List<PlannedEvent> events,
            UUID creator,
            Instant now) {
        NewEvents created = NewEvents.of(transaction.organizationId(), calendar, events, creator, now);
        created.insert(transaction);
        return created.stored();
    }

    /**
     * Replaces events, each of which becomes its next version; answers them as they are stored, in no order, without those
     * that are gone.
     */
    public static List<StoredEvent> update(
            OrganizationTransaction transaction, CalendarId calendar, List<PlannedEvent> events, Instant now) {
        if (events.isEmpty()) {
            return List.of();
        }
        List<StoredEvent> stored = replace(transaction, calendar, events, now);
        Set<EventId> ids = stored.stream().map(event -> event.event().id()).collect(Collectors.toSet());
        List<PlannedEvent> present = events.stream()
                .filter(planned -> ids.contains(planned.event().id()))
                .toList();
        deleteDetails(transaction, calendar, ids);
        DetailRows.insertions(transaction.organizationId(), calendar, present).forEach(transaction::writeSoon);
        OccurrenceStore.replace(transaction, calendar, present);
        return stored;
    }

    private static List<StoredEvent> replace(
            OrganizationTransaction transaction, CalendarId calendar, List<PlannedEvent> events, Instant now) {
        Map<String, PlannedEvent> byId = events.stream()
                .collect(Collectors.toMap(planned -> planned.event().id().value(), Function.identity()));
        UnnestedRows rows = new UnnestedRows(
                events.stream().map(planned -> row(planned, now)).toList());
        return transaction
                .sql()
                .resultQuery(
                        UPDATE,
                        rows.names(),
                        rows.values(),
                        rows.from(),
                        DSL.val(transaction.organizationId()),
                        DSL.val(calendar.value()))
                .coerce(EVENT.EVENT_ID, EVENT.VERSION, EVENT.CREATE_TIME, EVENT.SPLIT_FROM)
                .fetch(row -> Objects.requireNonNull(byId.get(row.value1()))
                        .stored(calendar, row.value2(), row.value3(), now, row.value4()));
    }

    public static void delete(OrganizationTransaction transaction, EventKey key) {
        delete(transaction, key.calendar(), List.of(key.event()));
    }

    public static void delete(OrganizationTransaction transaction, CalendarId calendar, Collection<EventId> ids) {
        transaction
                .sql()
                .deleteFrom(EVENT)
                .where(
                        EVENT.ORG_ID.eq(transaction.organizationId()),
                        EVENT.CALENDAR_ID.eq(calendar.value()),
                        EVENT.EVENT_ID.eq(DSL.any(values(ids))))
                .execute();
    }

    /** Hangs the comments on an event on the one of the same id in another calendar. */
    public static void moveComments(OrganizationTransaction transaction, EventKey from, CalendarId to) {
        transaction
                .sql()
                .update(COMMENT)
                .set(COMMENT.CALENDAR_ID, to.value())
                .where(
                        COMMENT.ORG_ID.eq(transaction.organizationId()),
                        COMMENT.CALENDAR_ID.eq(from.calendar().value()),
                        COMMENT.EVENT_ID.eq(from.event().value()))
                .execute();
    }

    /** Makes all who change the event take turns. */
    public static void lock(OrganizationTransaction transaction, EventKey key) {
        transaction
                .sql()
                .selectOne()
                .from(EVENT)
                .where(
                        EVENT.ORG_ID.eq(transaction.organizationId()),
                        EVENT.CALENDAR_ID.eq(key.calendar().value()),
                        EVENT.EVENT_ID.eq(key.event().value()))
                .forUpdate()
                .fetch();
    }

    /** What is written of an event whenever it is. */
    static EventRecord row(PlannedEvent planned, Instant now) {
        CalendarEvent event = planned.event();
        EventRecord row = new EventRecord();
        row.setEventId(event.id().value());
        row.setUid(event.uid());
        row.setIsMasterMissing(event.isMasterMissing());
        row.setRecurrence(event.recurrence().toArray(new String[0]));
        row.setStartsAt(planned.plan().startsAt());
        row.setEndsAt(planned.plan().endsAt());
        row.setExpandedUntil(planned.plan().expandedUntil());
        row.setUpdateTime(now);
        EVENT_BODY.write(event.body(), row);
        return row;
    }

    private static void deleteDetails(
            OrganizationTransaction transaction, CalendarId calendar, Collection<EventId> ids) {
        for (String details : DELETE_DETAILS) {
            transaction.writeSoon(details, transaction.organizationId(), calendar.value(), values(ids));
        }
    }

    static String[] values(Collection<EventId> ids) {
        return ids.stream().map(EventId::value).toArray(String[]::new);
    }
}
