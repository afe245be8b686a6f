package dev.orrery.calendar.eventstore;

import static dev.orrery.calendar.schema.Tables.EVENT;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Moves the occurrences of days and floating times when the zone that they are read in changes. */
public final class ZoneRewrite {
    private static final String ZONED = "ZONED";

    private ZoneRewrite() {}

    /** The events that are read in the other zone now. */
    public static List<PlannedEvent> run(
            OrganizationTransaction transaction, CalendarId calendar, ZoneId zone, Instant now) {
        Condition isRead = EVENT.CALENDAR_ID.eq(calendar.value()).and(EVENT.TIME_KIND.ne(DSL.inline(ZONED)));
        lock(transaction, isRead);
        List<PlannedEvent> moved = new SelectEvents(transaction)
                .where(isRead).stream()
                        .map(stored -> PlannedEvent.of(stored.event(), zone, now))
                        .toList();
        OccurrenceStore.replace(transaction, calendar, moved);
        moved.forEach(planned -> OccurrenceStore.setReach(
                transaction, new EventKey(calendar, planned.event().id()), planned.plan()));
        return moved;
    }

    /** Nobody may change them between the reading and the writing. */
    private static void lock(OrganizationTransaction transaction, Condition events) {
        transaction
                .sql()
                .selectOne()
                .from(EVENT)
                .where(EVENT.ORG_ID.eq(transaction.organizationId()), events)
                .orderBy(EVENT.EVENT_ID)
                .forNoKeyUpdate()
                .fetch();
    }
}
