package dev.orrery.okr.timeinvested;

import static dev.orrery.okr.schema.Tables.ATTENDED_TIME;
import static dev.orrery.okr.schema.Tables.LINK;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.v1.Link;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** How much time was attended on the whole days of a window, by period, person and linked event? */
final class SelectAttendedTime {
    private SelectAttendedTime() {}

    /**
     * Some attended time.
     *
     * @param user null where people are not told apart
     * @param event null where no link names the event
     * @param occurrence null where no link names it by itself
     */
    record Row(
            @Nullable LocalDate periodStart,
            @Nullable UUID user,
            @Nullable EventId event,
            @Nullable String occurrence,
            long planned,
            long held) {}

    static List<Row> of(OrganizationTransaction transaction, QueryWindow window, boolean isByUser) {
        Table<Record2<String, String>> events = linkedEvents(transaction).asTable("linked");
        Table<Record3<String, String, String>> occurrences =
                linkedOccurrences(transaction).asTable("linked_alone");
        Field<LocalDate> period = period(window);
        Field<UUID> user = isByUser ? ATTENDED_TIME.USER_ID : DSL.castNull(ATTENDED_TIME.USER_ID);
        Field<String> calendarId = events.field(LINK.SOURCE_CALENDAR_ID);
        Field<String> eventId = events.field(LINK.SOURCE_EVENT_ID);
        Field<String> occurrence = occurrences.field(LINK.OCCURRENCE);
        Field<BigDecimal> planned = DSL.sum(ATTENDED_TIME.SHARE_MICROS);
        Field<BigDecimal> held = DSL.sum(ATTENDED_TIME.SHARE_MICROS).filterWhere(ATTENDED_TIME.DAY.lt(window.today()));
        return transaction
                .sql()
                .select(period, user, calendarId, eventId, occurrence, planned, held)
                .from(ATTENDED_TIME)
                .leftJoin(events)
                .on(ATTENDED_TIME.CALENDAR_ID.eq(calendarId), ATTENDED_TIME.EVENT_ID.eq(eventId))
                .leftJoin(occurrences)
                .on(
                        ATTENDED_TIME.CALENDAR_ID.eq(occurrences.field(LINK.SOURCE_CALENDAR_ID)),
                        ATTENDED_TIME.EVENT_ID.eq(occurrences.field(LINK.SOURCE_EVENT_ID)),
                        ATTENDED_TIME.OCCURRENCE.eq(occurrence))
                .where(wholeDays(transaction, window))
                .groupBy(period, user, calendarId, eventId, occurrence)
                .fetch(row -> new Row(
                        row.value1(),
                        row.value2(),
                        row.value4() == null ? null : new EventId(row.value3(), row.value4()),
                        row.value5(),
                        row.value6().longValueExact(),
                        row.value7() == null ? 0 : row.value7().longValueExact()));
    }

    private static Condition wholeDays(OrganizationTransaction transaction, QueryWindow window) {
        return ATTENDED_TIME
                .ORG_ID
                .eq(transaction.organizationId())
                .and(ATTENDED_TIME.DAY.between(window.firstDay(), window.lastDay()))
                .and(ATTENDED_TIME.DAY.notIn(window.cutDays()));
    }

    private static Field<LocalDate> period(QueryWindow window) {
        return switch (window.period()) {
            case PERIOD_UNSPECIFIED, UNRECOGNIZED -> DSL.castNull(ATTENDED_TIME.DAY);
            case DAY -> ATTENDED_TIME.DAY;
            case WEEK -> truncated("week");
            case MONTH -> truncated("month");
        };
    }

    private static Field<LocalDate> truncated(String unit) {
        // Without a zone: a day is a day whatever the session's zone is.
        return DSL.field("date_trunc({0}, {1}::timestamp)::date", LocalDate.class, DSL.inline(unit), ATTENDED_TIME.DAY);
    }

    private static Select<Record2<String, String>> linkedEvents(OrganizationTransaction transaction) {
        return DSL.selectDistinct(LINK.SOURCE_CALENDAR_ID, LINK.SOURCE_EVENT_ID)
                .from(LINK)
                .where(LINK.ORG_ID.eq(transaction.organizationId()), LINK.SOURCE_EVENT_ID.isNotNull());
    }

    private static Select<Record3<String, String, String>> linkedOccurrences(OrganizationTransaction transaction) {
        return DSL.selectDistinct(LINK.SOURCE_CALENDAR_ID, LINK.SOURCE_EVENT_ID, LINK.OCCURRENCE)
                .from(LINK)
                .where(
                        LINK.ORG_ID.eq(transaction.organizationId()),
                        LINK.SOURCE_EVENT_ID.isNotNull(),
                        LINK.SCOPE.eq(DSL.inline(Link.Scope.OCCURRENCE.name())));
    }
}
