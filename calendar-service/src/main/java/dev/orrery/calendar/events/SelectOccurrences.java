package dev.orrery.calendar.events;

import static dev.orrery.calendar.schema.Tables.OCCURRENCE;

import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record6;
import org.jooq.Select;
import org.jooq.SelectLimitPercentStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Answers which occurrences that are written down lie in a range, in order. For each calendar it takes the next short and
 * the next long ones, each in the order of an index, and of those the next of all: what is read grows with the answer and
 * not with the calendar, also while the database has no statistics of it.
 */
final class SelectOccurrences {
    /** No occurrence outside of the index of long ones lasts longer (see the schema). */
    private static final Duration MAX_SHORT = Duration.ofHours(25);

    private static final List<Field<?>> COLUMNS = List.of(
            OCCURRENCE.CALENDAR_ID,
            OCCURRENCE.EVENT_ID,
            OCCURRENCE.INSTANCE_ID,
            OCCURRENCE.STARTS_AT,
            OCCURRENCE.ENDS_AT,
            OCCURRENCE.IS_OVERRIDE);

    private static final String ORGANIZATION = "organization";
    private static final String CALENDARS = "calendars";
    private static final String EARLIEST = "earliest";
    private static final String START = "start";
    private static final String END = "end";
    private static final String LIMIT = "limit";

    /** The first page of a range for those who see all in it, as every view of a calendar asks for it. */
    private static final RenderedQuery FIRST_OF_ALL = RenderedQuery.of(query(
            DSL.param(ORGANIZATION, OCCURRENCE.ORG_ID),
            DSL.param(CALENDARS, String[].class),
            OCCURRENCE.STARTS_AT.lt(DSL.param(END, OCCURRENCE.STARTS_AT)),
            isShort(DSL.param(EARLIEST, OCCURRENCE.STARTS_AT), DSL.param(START, OCCURRENCE.STARTS_AT)),
            isLong(DSL.param(START, OCCURRENCE.STARTS_AT)),
            DSL.param(LIMIT, Integer.class)));

    private final OrganizationTransaction transaction;
    private final EventQuery query;

    SelectOccurrences(OrganizationTransaction transaction, EventQuery query) {
        this.transaction = transaction;
        this.query = query;
    }

    /** Up to {@code limit} of all events, after a place. */
    List<PlacedOccurrence> after(Optional<Place> after, int limit) {
        return after.isEmpty() && query.range().hasStart() && DisclosureFilter.showsAll(query)
                ? firstOfAll(limit)
                : select(DSL.noCondition(), after, limit);
    }

    /** Up to {@code limit} of one event, after a place. */
    List<PlacedOccurrence> of(EventId event, Optional<Place> after, int limit) {
        return select(OCCURRENCE.EVENT_ID.eq(event.value()), after, limit);
    }

    private List<PlacedOccurrence> firstOfAll(int limit) {
        TimeRange range = query.range();
        return FIRST_OF_ALL.fetch(
                transaction,
                Map.of(
                        ORGANIZATION, transaction.organizationId(),
                        CALENDARS, query.calendarIds(),
                        EARLIEST, range.start().minus(MAX_SHORT),
                        START, range.start(),
                        END, range.end(),
                        LIMIT, limit),
                SelectOccurrences::placed);
    }

    private List<PlacedOccurrence> select(Condition condition, Optional<Place> after, int limit) {
        Condition wanted = condition
                .and(OCCURRENCE.STARTS_AT.lt(query.range().end()))
                .and(DisclosureFilter.ofOccurrences(query))
                .and(after.map(Place::precedes).orElse(DSL.noCondition()));
        return transaction
                .sql()
                .fetch(query(
                        DSL.val(transaction.organizationId()),
                        DSL.val(query.calendarIds()),
                        wanted,
                        isShort(query.range()),
                        isLong(DSL.val(query.range().start(), OCCURRENCE.STARTS_AT)),
                        DSL.val(limit)))
                .map(SelectOccurrences::placed);
    }

    private static Select<Record6<String, String, String, Instant, Instant, Boolean>> query(
            Field<UUID> organization,
            Field<String[]> calendars,
            Condition wanted,
            Condition isShort,
            Condition isLong,
            Field<Integer> limit) {
        Table<?> searched = DSL.unnest(calendars).as("searched", OCCURRENCE.CALENDAR_ID.getName());
        Condition here = wanted.and(OCCURRENCE.ORG_ID.eq(organization))
                .and(OCCURRENCE.CALENDAR_ID.eq(column(searched, OCCURRENCE.CALENDAR_ID)));
        Table<?> found = next(here.and(isShort), limit)
                .unionAll(next(here.and(isLong), limit))
                .asTable("found");
        return DSL.select(
                        column(found, OCCURRENCE.CALENDAR_ID),
                        column(found, OCCURRENCE.EVENT_ID),
                        column(found, OCCURRENCE.INSTANCE_ID),
                        column(found, OCCURRENCE.STARTS_AT),
                        column(found, OCCURRENCE.ENDS_AT),
                        column(found, OCCURRENCE.IS_OVERRIDE))
                .from(searched)
                .crossJoin(DSL.lateral(found))
                .orderBy(Place.order(found))
                .limit(limit);
    }

    private static <T> Field<T> column(Table<?> table, Field<T> column) {
        return Objects.requireNonNull(table.field(column), column::getName);
    }

    private static SelectLimitPercentStep<Record> next(Condition condition, Field<Integer> limit) {
        return DSL.select(COLUMNS)
                .from(OCCURRENCE)
                .where(condition)
                .orderBy(Place.order(OCCURRENCE))
                .limit(limit);
    }

    /** Two index scans: a range of starts, and the long ones that have not ended when the range begins. */
    static Condition inRange(TimeRange range) {
        Condition isLong = isLong(DSL.val(range.start(), OCCURRENCE.STARTS_AT));
        return OCCURRENCE.STARTS_AT.lt(range.end()).and(isShort(range).or(isLong));
    }

    private static Condition isShort(TimeRange range) {
        return range.hasStart()
                ? isShort(
                        DSL.val(range.start().minus(MAX_SHORT), OCCURRENCE.STARTS_AT),
                        DSL.val(range.start(), OCCURRENCE.STARTS_AT))
                : DSL.condition(OCCURRENCE.IS_LONG).not();
    }

    /** {@code earliest} is how long before the range a short one begins that reaches into it. */
    private static Condition isShort(Field<Instant> earliest, Field<Instant> start) {
        Condition isMoment = OCCURRENCE.STARTS_AT.ge(start).and(OCCURRENCE.ENDS_AT.eq(OCCURRENCE.STARTS_AT));
        return DSL.condition(OCCURRENCE.IS_LONG)
                .not()
                .and(OCCURRENCE.STARTS_AT.ge(earliest))
                .and(OCCURRENCE.ENDS_AT.gt(start).or(isMoment));
    }

    private static Condition isLong(Field<Instant> start) {
        return DSL.condition(OCCURRENCE.IS_LONG).and(OCCURRENCE.ENDS_AT.gt(start));
    }

    private static PlacedOccurrence placed(Record6<String, String, String, Instant, Instant, Boolean> row) {
        Occurrence occurrence = new Occurrence(new InstanceId(row.value3()), row.value4(), row.value5(), row.value6());
        return PlacedOccurrence.written(EventKey.of(row.value1(), row.value2()), occurrence);
    }

    private static PlacedOccurrence placed(ResultSet row) throws SQLException {
        Occurrence occurrence =
                new Occurrence(new InstanceId(row.getString(3)), instant(row, 4), instant(row, 5), row.getBoolean(6));
        return PlacedOccurrence.written(EventKey.of(row.getString(1), row.getString(2)), occurrence);
    }

    private static Instant instant(ResultSet row, int index) throws SQLException {
        return row.getObject(index, OffsetDateTime.class).toInstant();
    }
}
