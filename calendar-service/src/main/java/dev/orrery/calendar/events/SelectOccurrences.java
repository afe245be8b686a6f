package dev.orrery.calendar.events;

import static dev.orrery.calendar.schema.Tables.OCCURRENCE;

import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record6;
import org.jooq.SelectLimitPercentStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Answers which occurrences that are written down lie in a range, in order. For each calendar it takes the next short
 * and the next long ones, each in the order of an index, and of those the next of all: what is read grows with the
 * answer and not with the calendar, also while the database has no statistics of it.
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

    private final OrganizationTransaction transaction;
    private final EventQuery query;

    SelectOccurrences(OrganizationTransaction transaction, EventQuery query) {
        this.transaction = transaction;
        this.query = query;
    }

    /** Up to {@code limit} of all events, after a place. */
    List<PlacedOccurrence> after(Optional<Place> after, int limit) {
        return select(DSL.noCondition(), after, limit);
    }

    /** Up to {@code limit} of one event, after a place. */
    List<PlacedOccurrence> of(EventId event, Optional<Place> after, int limit) {
        return select(OCCURRENCE.EVENT_ID.eq(event.value()), after, limit);
    }

    private List<PlacedOccurrence> select(Condition condition, Optional<Place> after, int limit) {
        Table<?> searched = DSL.unnest(query.calendars().stream()
                        .map(calendar -> calendar.id().value())
                        .toArray(String[]::new))
                .as("searched", OCCURRENCE.CALENDAR_ID.getName());
        Condition wanted = condition
                .and(OCCURRENCE.ORG_ID.eq(transaction.organizationId()))
                .and(OCCURRENCE.CALENDAR_ID.eq(searched.field(OCCURRENCE.CALENDAR_ID)))
                .and(OCCURRENCE.STARTS_AT.lt(query.range().end()))
                .and(DisclosureFilter.ofOccurrences(query))
                .and(after.map(Place::precedes).orElse(DSL.noCondition()));
        Table<?> found = next(wanted.and(isShort(query.range())), limit)
                .unionAll(next(wanted.and(isLong(query.range())), limit))
                .asTable("found");
        return transaction
                .sql()
                .select(
                        found.field(OCCURRENCE.CALENDAR_ID),
                        found.field(OCCURRENCE.EVENT_ID),
                        found.field(OCCURRENCE.INSTANCE_ID),
                        found.field(OCCURRENCE.STARTS_AT),
                        found.field(OCCURRENCE.ENDS_AT),
                        found.field(OCCURRENCE.IS_OVERRIDE))
                .from(searched)
                .crossJoin(DSL.lateral(found))
                .orderBy(Place.order(found))
                .limit(limit)
                .fetch(SelectOccurrences::placed);
    }

    private static SelectLimitPercentStep<Record> next(Condition condition, int limit) {
        return DSL.select(COLUMNS)
                .from(OCCURRENCE)
                .where(condition)
                .orderBy(Place.order(OCCURRENCE))
                .limit(limit);
    }

    /** Two index scans: a range of starts, and the long ones that have not ended when the range begins. */
    static Condition inRange(TimeRange range) {
        return OCCURRENCE.STARTS_AT.lt(range.end()).and(isShort(range).or(isLong(range)));
    }

    private static Condition isShort(TimeRange range) {
        Condition isShort = DSL.condition(OCCURRENCE.IS_LONG).not();
        if (!range.hasStart()) {
            return isShort;
        }
        Condition isMoment = OCCURRENCE.STARTS_AT.ge(range.start()).and(OCCURRENCE.ENDS_AT.eq(OCCURRENCE.STARTS_AT));
        return isShort.and(OCCURRENCE.STARTS_AT.ge(range.start().minus(MAX_SHORT)))
                .and(OCCURRENCE.ENDS_AT.gt(range.start()).or(isMoment));
    }

    private static Condition isLong(TimeRange range) {
        return DSL.condition(OCCURRENCE.IS_LONG).and(OCCURRENCE.ENDS_AT.gt(range.start()));
    }

    private static PlacedOccurrence placed(Record6<String, String, String, Instant, Instant, Boolean> row) {
        Occurrence occurrence = new Occurrence(new InstanceId(row.value3()), row.value4(), row.value5(), row.value6());
        return new PlacedOccurrence(EventKey.of(row.value1(), row.value2()), occurrence);
    }
}
