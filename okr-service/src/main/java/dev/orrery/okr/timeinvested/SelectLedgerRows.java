package dev.orrery.okr.timeinvested;

import static dev.orrery.okr.schema.Tables.ATTENDED_TIME;

import dev.orrery.kit.rows.Column;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedQuery;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.schema.tables.records.AttendedTimeRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * What is written down of events, of people's days, or of days? In one order, so that what does not divide always falls to
 * the same.
 */
final class SelectLedgerRows {
    private static final String ORGANIZATION = "organization";
    private static final String CALENDARS = "calendars";
    private static final String EVENTS = "events";
    private static final String USERS = "users";
    private static final String DAYS = "days";

    private static final RenderedQuery OF_EVENTS = query(DSL.condition(
            "({0}, {1}) IN (SELECT * FROM unnest({2}, {3}))",
            ATTENDED_TIME.CALENDAR_ID,
            ATTENDED_TIME.EVENT_ID,
            DSL.param(CALENDARS, String[].class),
            DSL.param(EVENTS, String[].class)));

    private static final RenderedQuery OF_PERSONS_DAYS = query(DSL.condition(
            "({0}, {1}) IN (SELECT * FROM unnest({2}, {3}::date[]))",
            ATTENDED_TIME.USER_ID, ATTENDED_TIME.DAY, DSL.param(USERS, UUID[].class), DSL.param(DAYS, String[].class)));

    private static final RenderedQuery OF_DAYS =
            query(DSL.condition("{0} = ANY({1}::date[])", ATTENDED_TIME.DAY, DSL.param(DAYS, String[].class)));

    private SelectLedgerRows() {}

    static List<AttendedTimeRecord> ofEvents(OrganizationTransaction transaction, Collection<EventId> events) {
        return fetch(
                OF_EVENTS,
                transaction,
                Map.of(
                        CALENDARS,
                        Column.texts(events, EventId::calendar),
                        EVENTS,
                        Column.texts(events, EventId::value)));
    }

    static List<AttendedTimeRecord> of(OrganizationTransaction transaction, Collection<PersonsDay> days) {
        return fetch(
                OF_PERSONS_DAYS,
                transaction,
                Map.of(
                        USERS,
                        days.stream().map(PersonsDay::user).toArray(UUID[]::new),
                        DAYS,
                        Column.texts(days, day -> Column.day(day.day()))));
    }

    static List<AttendedTimeRecord> on(OrganizationTransaction transaction, Collection<LocalDate> days) {
        return fetch(OF_DAYS, transaction, Map.of(DAYS, Column.texts(days, Column::day)));
    }

    private static List<AttendedTimeRecord> fetch(
            RenderedQuery query, OrganizationTransaction transaction, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put(ORGANIZATION, transaction.organizationId());
        return query.fetch(transaction, all, SelectLedgerRows::row);
    }

    /** In the order of the table's columns, which is that of the query. */
    private static AttendedTimeRecord row(ResultSet row) throws SQLException {
        return new AttendedTimeRecord(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, LocalDate.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getLong(9));
    }

    private static RenderedQuery query(Condition condition) {
        return RenderedQuery.of(DSL.selectFrom(ATTENDED_TIME)
                .where(ATTENDED_TIME.ORG_ID.eq(DSL.param(ORGANIZATION, ATTENDED_TIME.ORG_ID)), condition)
                .orderBy(
                        ATTENDED_TIME.USER_ID,
                        ATTENDED_TIME.DAY,
                        ATTENDED_TIME.START_TIME,
                        ATTENDED_TIME.CALENDAR_ID,
                        ATTENDED_TIME.EVENT_ID,
                        ATTENDED_TIME.OCCURRENCE));
    }
}
