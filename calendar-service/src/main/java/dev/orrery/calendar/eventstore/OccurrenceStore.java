package dev.orrery.calendar.eventstore;

import static dev.orrery.calendar.schema.Tables.EVENT;
import static dev.orrery.calendar.schema.Tables.OCCURRENCE;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventStatus;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.OccurrencePlan;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/** Writes occurrences, thousands in one statement, and of those that were written before only what differs. */
final class OccurrenceStore {
    private static final String ORGANIZATION = "organization";
    private static final String CALENDAR = "calendar";
    private static final String EVENTS = "events";

    private static final RenderedQuery WRITTEN = RenderedQuery.of(DSL.select(
                    OCCURRENCE.EVENT_ID,
                    OCCURRENCE.INSTANCE_ID,
                    DSL.field("date_part('epoch', {0})::bigint", Long.class, OCCURRENCE.STARTS_AT),
                    DSL.field("date_part('epoch', {0})::bigint", Long.class, OCCURRENCE.ENDS_AT),
                    OCCURRENCE.IS_OVERRIDE,
                    OCCURRENCE.IS_BUSY,
                    OCCURRENCE.IS_TENTATIVE)
            .from(OCCURRENCE)
            .where(
                    OCCURRENCE.ORG_ID.eq(DSL.param(ORGANIZATION, OCCURRENCE.ORG_ID)),
                    OCCURRENCE.CALENDAR_ID.eq(DSL.param(CALENDAR, OCCURRENCE.CALENDAR_ID)),
                    OCCURRENCE.EVENT_ID.eq(DSL.any(DSL.param(EVENTS, String[].class)))));
    private static final String DELETE = """
            DELETE FROM occurrence
            USING unnest(?, ?) AS gone(event_id, instance_id)
            WHERE org_id = ? AND calendar_id = ? AND occurrence.event_id = gone.event_id
              AND occurrence.instance_id = gone.instance_id
            """;

    private static final String DELETE_ALL =
            "DELETE FROM occurrence WHERE org_id = ? AND calendar_id = ? AND event_id = ANY (?)";

    private static final int BATCH_ROWS = 10_000;

    /** Of events that nobody else sees yet or that the transaction has locked, so that none can go meanwhile. */
    private static final String INSERT = """
            INSERT INTO occurrence (org_id, calendar_id, event_id, instance_id, starts_at, ends_at, is_override, is_busy,
              is_tentative)
            SELECT ?, ?, u.event_id, u.instance_id, to_timestamp(u.starts_at), to_timestamp(u.ends_at), u.is_override,
              u.is_busy, u.is_tentative
            FROM unnest(?, ?, ?, ?, ?, ?, ?)
              AS u(event_id, instance_id, starts_at, ends_at, is_override, is_busy, is_tentative)
            """;

    /** Locks each event, so that none goes meanwhile, and leaves out what is of one that has gone. */
    private static final String INSERT_OF_PRESENT = """
            WITH present AS MATERIALIZED (
              SELECT event_id FROM event WHERE org_id = ? AND calendar_id = ? AND event_id = ANY (?) FOR KEY SHARE)
            """ + INSERT + " JOIN present USING (event_id)";

    private OccurrenceStore() {}

    /** Writes those of events that the transaction has inserted. */
    static void insert(OrganizationTransaction transaction, CalendarId calendar, Collection<PlannedEvent> events) {
        insertRows(transaction, calendar, rows(events));
    }

    private static void insertRows(OrganizationTransaction transaction, CalendarId calendar, List<Row> all) {
        inBatches(
                all,
                rows -> transaction.writeSoon(
                        INSERT, values(transaction, calendar, rows).toArray()));
    }

    /**
     * Writes those of changed events, whose rows the transaction has locked, instead of what they had. Where nearly all of
     * an event's go, as of a series that has moved, all are written anew: they lie together, and looking for each of them
     * takes longer than to take them all away.
     */
    static void replace(OrganizationTransaction transaction, CalendarId calendar, Collection<PlannedEvent> events) {
        Map<String, List<Row>> written =
                written(transaction, calendar, events).stream().collect(Collectors.groupingBy(Row::event));
        List<String> anew = new ArrayList<>();
        List<Row> gone = new ArrayList<>();
        List<Row> missing = new ArrayList<>();
        for (PlannedEvent planned : events) {
            String event = planned.event().id().value();
            List<Row> there = written.getOrDefault(event, List.of());
            List<Row> wanted = rows(List.of(planned));
            Set<Row> going = new LinkedHashSet<>(there);
            List<Row> coming = wanted.stream().filter(row -> !going.remove(row)).toList();
            if (!going.isEmpty() && there.size() - going.size() <= there.size() / 10) {
                anew.add(event);
                missing.addAll(wanted);
            } else {
                gone.addAll(going);
                missing.addAll(coming);
            }
        }
        deleteAll(transaction, calendar, anew);
        deleteRows(transaction, calendar, gone);
        insertRows(transaction, calendar, missing);
    }

    /** Adds occurrences to what is written down, and notes how far that reaches now; no change to the event itself. */
    static void extend(OrganizationTransaction transaction, StoredEvent stored, OccurrencePlan added) {
        insertOfPresent(
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

    private static List<Row> rows(Collection<PlannedEvent> events) {
        List<Row> rows = new ArrayList<>();
        for (PlannedEvent planned : events) {
            for (Occurrence occurrence : planned.plan().occurrences()) {
                rows.add(Row.of(planned.event(), occurrence));
            }
        }
        return rows;
    }

    private static List<Row> written(
            OrganizationTransaction transaction, CalendarId calendar, Collection<PlannedEvent> events) {
        return WRITTEN.fetch(
                transaction,
                Map.of(
                        ORGANIZATION, transaction.organizationId(),
                        CALENDAR, calendar.value(),
                        EVENTS,
                                events.stream()
                                        .map(planned -> planned.event().id().value())
                                        .toArray(String[]::new)),
                Row::of);
    }

    private static void deleteAll(OrganizationTransaction transaction, CalendarId calendar, List<String> events) {
        if (!events.isEmpty()) {
            transaction.writeSoon(
                    DELETE_ALL, transaction.organizationId(), calendar.value(), events.toArray(new String[0]));
        }
    }

    private static void deleteRows(OrganizationTransaction transaction, CalendarId calendar, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        transaction.writeSoon(
                DELETE,
                texts(rows, Row::event),
                texts(rows, Row::instance),
                transaction.organizationId(),
                calendar.value());
    }

    private static void insertOfPresent(OrganizationTransaction transaction, CalendarId calendar, List<Row> all) {
        inBatches(all, rows -> {
            List<Object> values = new ArrayList<>(
                    List.of(transaction.organizationId(), calendar.value(), distinct(texts(rows, Row::event))));
            values.addAll(values(transaction, calendar, rows));
            transaction.writeSoon(INSERT_OF_PRESENT, values.toArray());
        });
    }

    private static void inBatches(List<Row> rows, Consumer<List<Row>> insert) {
        for (int from = 0; from < rows.size(); from += BATCH_ROWS) {
            insert.accept(rows.subList(from, Math.min(rows.size(), from + BATCH_ROWS)));
        }
    }

    /** Those of {@link #INSERT}. Occurrences begin and end on whole seconds, and numbers are quicker sent than moments. */
    private static List<Object> values(OrganizationTransaction transaction, CalendarId calendar, List<Row> rows) {
        return List.of(
                transaction.organizationId(),
                calendar.value(),
                texts(rows, Row::event),
                texts(rows, Row::instance),
                rows.stream().map(Row::startsAt).toArray(Long[]::new),
                rows.stream().map(Row::endsAt).toArray(Long[]::new),
                flags(rows, Row::isOverride),
                flags(rows, Row::isBusy),
                flags(rows, Row::isTentative));
    }

    private static String[] texts(List<Row> rows, Function<Row, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static String[] distinct(String[] texts) {
        return Arrays.stream(texts).distinct().toArray(String[]::new);
    }

    private static Boolean[] flags(List<Row> rows, Function<Row, Boolean> flag) {
        return rows.stream().map(flag).toArray(Boolean[]::new);
    }

    /** An occurrence as it is written, from and to in seconds since 1970. */
    private record Row(
            String event,
            String instance,
            long startsAt,
            long endsAt,
            boolean isOverride,
            boolean isBusy,
            boolean isTentative) {
        static Row of(CalendarEvent event, Occurrence occurrence) {
            EventBody override = event.overrides().get(occurrence.instance());
            EventContent content = (override == null ? event.body() : override).content();
            return new Row(
                    event.id().value(),
                    occurrence.instance().value(),
                    occurrence.startsAt().getEpochSecond(),
                    occurrence.endsAt().getEpochSecond(),
                    occurrence.isOverride(),
                    content.isBusy(),
                    content.status() == EventStatus.TENTATIVE);
        }

        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getBoolean(5),
                    row.getBoolean(6),
                    row.getBoolean(7));
        }
    }
}
