package dev.orrery.calendar.eventstore;

import static dev.orrery.calendar.schema.Tables.EVENT;
import static dev.orrery.calendar.schema.Tables.OCCURRENCE;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.EventStatus;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.OccurrencePlan;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.impl.DSL;

/** Writes occurrences, thousands in one statement. */
final class OccurrenceStore {
    private static final int BATCH_ROWS = 10_000;
    /** Locks each event, so that none goes meanwhile, and leaves out what is of one that has gone. */
    private static final String INSERT = """
            WITH present AS MATERIALIZED (
              SELECT event_id FROM event WHERE org_id = ? AND calendar_id = ? AND event_id = ANY (?) FOR KEY SHARE)
            INSERT INTO occurrence (org_id, calendar_id, event_id, instance_id, starts_at, ends_at, is_override, is_busy,
              is_tentative)
            SELECT ?, ?, u.event_id, u.instance_id, to_timestamp(u.starts_at), to_timestamp(u.ends_at), u.is_override,
              u.is_busy, u.is_tentative
            FROM unnest(?, ?, ?, ?, ?, ?, ?)
              AS u(event_id, instance_id, starts_at, ends_at, is_override, is_busy, is_tentative)
            JOIN present USING (event_id)
            """;

    private OccurrenceStore() {}

    static void insert(OrganizationTransaction transaction, CalendarId calendar, Collection<PlannedEvent> events) {
        List<Row> rows = new ArrayList<>();
        for (PlannedEvent planned : events) {
            for (Occurrence occurrence : planned.plan().occurrences()) {
                rows.add(Row.of(planned.event(), occurrence));
            }
        }
        for (int from = 0; from < rows.size(); from += BATCH_ROWS) {
            insertBatch(transaction, calendar, rows.subList(from, Math.min(rows.size(), from + BATCH_ROWS)));
        }
    }

    static void delete(OrganizationTransaction transaction, CalendarId calendar, Collection<EventId> events) {
        transaction
                .sql()
                .deleteFrom(OCCURRENCE)
                .where(
                        OCCURRENCE.ORG_ID.eq(transaction.organizationId()),
                        OCCURRENCE.CALENDAR_ID.eq(calendar.value()),
                        OCCURRENCE.EVENT_ID.eq(DSL.any(EventStore.values(events))))
                .execute();
    }

    /** Adds occurrences to what is written down, and notes how far that reaches now; no change to the event itself. */
    static void extend(OrganizationTransaction transaction, StoredEvent stored, OccurrencePlan added) {
        insertBatch(
                transaction,
                stored.calendar(),
                added.occurrences().stream()
                        .map(occurrence -> Row.of(stored.event(), occurrence))
                        .toList());
        setReach(transaction, stored.key(), added);
    }

    /** Notes when an event starts and ends and how far its occurrences are written down. */
    static void setReach(OrganizationTransaction transaction, EventKey key, OccurrencePlan plan) {
        transaction
                .sql()
                .update(EVENT)
                .set(EVENT.STARTS_AT, plan.startsAt())
                .set(EVENT.ENDS_AT, plan.endsAt())
                .set(EVENT.EXPANDED_UNTIL, plan.expandedUntil())
                .where(
                        EVENT.ORG_ID.eq(transaction.organizationId()),
                        EVENT.CALENDAR_ID.eq(key.calendar().value()),
                        EVENT.EVENT_ID.eq(key.event().value()))
                .execute();
    }

    private static void insertBatch(OrganizationTransaction transaction, CalendarId calendar, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        UUID organization = transaction.organizationId();
        String[] events = texts(rows, row -> row.event().value());
        // Occurrences begin and end on whole seconds, and numbers are quicker sent and read than moments are.
        transaction.writeSoon(
                INSERT,
                organization,
                calendar.value(),
                Arrays.stream(events).distinct().toArray(String[]::new),
                organization,
                calendar.value(),
                events,
                texts(rows, row -> row.occurrence().instance().value()),
                seconds(rows, Occurrence::startsAt),
                seconds(rows, Occurrence::endsAt),
                flags(rows, row -> row.occurrence().isOverride()),
                flags(rows, Row::isBusy),
                flags(rows, Row::isTentative));
    }

    private static String[] texts(List<Row> rows, Function<Row, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static Long[] seconds(List<Row> rows, Function<Occurrence, Instant> moment) {
        return rows.stream()
                .map(row -> moment.apply(row.occurrence()).getEpochSecond())
                .toArray(Long[]::new);
    }

    private static Boolean[] flags(List<Row> rows, Function<Row, Boolean> flag) {
        return rows.stream().map(flag).toArray(Boolean[]::new);
    }

    private record Row(EventId event, Occurrence occurrence, boolean isBusy, boolean isTentative) {
        static Row of(CalendarEvent event, Occurrence occurrence) {
            EventBody override = event.overrides().get(occurrence.instance());
            EventContent content = (override == null ? event.body() : override).content();
            return new Row(event.id(), occurrence, content.isBusy(), content.status() == EventStatus.TENTATIVE);
        }
    }
}
