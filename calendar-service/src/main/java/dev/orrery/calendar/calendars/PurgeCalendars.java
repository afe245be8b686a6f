package dev.orrery.calendar.calendars;

import static dev.orrery.calendar.schema.Tables.CALENDAR_;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.List;

/** Takes away calendars whose purge time has come, with all that is in them. */
public final class PurgeCalendars {
    private static final int MAX_AT_ONCE = 100;

    private PurgeCalendars() {}

    /** How many were taken away. */
    public static int run(OrganizationTransaction transaction, Instant now) {
        List<String> due = transaction
                .sql()
                .select(CALENDAR_.CALENDAR_ID)
                .from(CALENDAR_)
                .where(CALENDAR_.ORG_ID.eq(transaction.organizationId()), CALENDAR_.PURGE_TIME.le(now))
                .limit(MAX_AT_ONCE)
                .forUpdate()
                .skipLocked()
                .fetch(CALENDAR_.CALENDAR_ID);
        due.forEach(id -> CalendarStore.purge(transaction, new CalendarId(id)));
        return due.size();
    }
}
