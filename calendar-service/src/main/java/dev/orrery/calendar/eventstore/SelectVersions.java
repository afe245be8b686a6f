package dev.orrery.calendar.eventstore;

import static dev.orrery.calendar.schema.Tables.EVENT;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedQuery;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jooq.impl.DSL;

/** Answers which version of events there is, for whoever has read them and wants to know whether that still holds. */
public final class SelectVersions {
    private static final String ORGANIZATION = "organization";
    private static final String CALENDAR = "calendar";
    private static final String UIDS = "uids";
    private static final RenderedQuery QUERY = RenderedQuery.of(DSL.select(EVENT.EVENT_ID, EVENT.VERSION)
            .from(EVENT)
            .where(
                    EVENT.ORG_ID.eq(DSL.param(ORGANIZATION, EVENT.ORG_ID)),
                    EVENT.CALENDAR_ID.eq(DSL.param(CALENDAR, EVENT.CALENDAR_ID)),
                    EVENT.UID.eq(DSL.any(DSL.param(UIDS, String[].class)))));

    private SelectVersions() {}

    /** Of the events that have one of these UIDs. */
    public static Map<EventId, Long> byUids(
            OrganizationTransaction transaction, CalendarId calendar, Collection<String> uids) {
        Map<EventId, Long> versions = new HashMap<>();
        QUERY.fetch(
                        transaction,
                        Map.of(
                                ORGANIZATION, transaction.organizationId(),
                                CALENDAR, calendar.value(),
                                UIDS, uids.toArray(new String[0])))
                .forEach(row -> versions.put(new EventId(row.get(EVENT.EVENT_ID)), row.get(EVENT.VERSION)));
        return versions;
    }
}
