package dev.orrery.calendar.events;

import static dev.orrery.calendar.schema.Tables.EVENT;
import static dev.orrery.calendar.schema.Tables.EVENT_OVERRIDE;
import static dev.orrery.calendar.schema.Tables.OCCURRENCE;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Answers which occurrences that are written down lie in a range, in order. */
final class SelectOccurrences {
    /** No occurrence outside of the index of long ones lasts longer (see the schema). */
    private static final Duration MAX_SHORT = Duration.ofHours(25);

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
        return transaction
                .sql()
                .select(
                        OCCURRENCE.CALENDAR_ID,
                        OCCURRENCE.EVENT_ID,
                        OCCURRENCE.INSTANCE_ID,
                        OCCURRENCE.STARTS_AT,
                        OCCURRENCE.ENDS_AT,
                        OCCURRENCE.IS_OVERRIDE)
                .from(OCCURRENCE)
                .join(EVENT)
                .on(
                        EVENT.ORG_ID.eq(OCCURRENCE.ORG_ID),
                        EVENT.CALENDAR_ID.eq(OCCURRENCE.CALENDAR_ID),
                        EVENT.EVENT_ID.eq(OCCURRENCE.EVENT_ID))
                .leftJoin(EVENT_OVERRIDE)
                .on(
                        DSL.condition(OCCURRENCE.IS_OVERRIDE),
                        EVENT_OVERRIDE.ORG_ID.eq(OCCURRENCE.ORG_ID),
                        EVENT_OVERRIDE.CALENDAR_ID.eq(OCCURRENCE.CALENDAR_ID),
                        EVENT_OVERRIDE.EVENT_ID.eq(OCCURRENCE.EVENT_ID),
                        EVENT_OVERRIDE.INSTANCE_ID.eq(OCCURRENCE.INSTANCE_ID))
                .where(
                        OCCURRENCE.ORG_ID.eq(transaction.organizationId()),
                        OCCURRENCE.CALENDAR_ID.eq(DSL.any(query.calendars().stream()
                                .map(calendar -> calendar.id().value())
                                .toArray(String[]::new))),
                        inRange(query.range()),
                        condition,
                        DisclosureFilter.ofOccurrences(query),
                        after.map(Place::precedes).orElse(DSL.noCondition()))
                .orderBy(Place.ORDER)
                .limit(limit)
                .fetch(SelectOccurrences::placed);
    }

    /** Two index scans: a range of starts, and the long ones that have not ended when the range begins. */
    static Condition inRange(TimeRange range) {
        Condition isBeforeEnd = range.hasEnd() ? OCCURRENCE.STARTS_AT.lt(range.end()) : DSL.noCondition();
        if (!range.hasStart()) {
            return isBeforeEnd;
        }
        Condition runs = OCCURRENCE.ENDS_AT.gt(range.start());
        Condition isMoment = OCCURRENCE.STARTS_AT.ge(range.start()).and(OCCURRENCE.ENDS_AT.eq(OCCURRENCE.STARTS_AT));
        Condition isShort = DSL.condition(OCCURRENCE.IS_LONG)
                .not()
                .and(OCCURRENCE.STARTS_AT.ge(range.start().minus(MAX_SHORT)))
                .and(runs.or(isMoment));
        return isBeforeEnd.and(isShort.or(DSL.condition(OCCURRENCE.IS_LONG).and(runs)));
    }

    private static PlacedOccurrence placed(Record row) {
        Occurrence occurrence = new Occurrence(
                new InstanceId(row.get(OCCURRENCE.INSTANCE_ID)),
                row.get(OCCURRENCE.STARTS_AT),
                row.get(OCCURRENCE.ENDS_AT),
                row.get(OCCURRENCE.IS_OVERRIDE));
        EventKey key = new EventKey(
                new CalendarId(row.get(OCCURRENCE.CALENDAR_ID)), new EventId(row.get(OCCURRENCE.EVENT_ID)));
        return new PlacedOccurrence(key, occurrence);
    }
}
