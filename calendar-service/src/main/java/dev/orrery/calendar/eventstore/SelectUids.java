package dev.orrery.calendar.eventstore;

import static dev.orrery.calendar.schema.Tables.EVENT;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers which events a calendar has, and nothing of what they are. */
public final class SelectUids {
    private SelectUids() {}

    /** The UIDs of up to {@code limit} events after an id, in the order of their ids. */
    public static Map<EventId, String> after(
            OrganizationTransaction transaction, CalendarId calendar, String id, int limit) {
        Map<EventId, String> uids = new LinkedHashMap<>();
        transaction
                .sql()
                .select(EVENT.EVENT_ID, EVENT.UID)
                .from(EVENT)
                .where(
                        EVENT.ORG_ID.eq(transaction.organizationId()),
                        EVENT.CALENDAR_ID.eq(calendar.value()),
                        EVENT.EVENT_ID.gt(id))
                .orderBy(EVENT.EVENT_ID)
                .limit(limit)
                .forEach(row -> uids.put(new EventId(row.value1()), row.value2()));
        return uids;
    }
}
