package dev.orrery.calendar.feeds;

import static dev.orrery.calendar.schema.Tables.CALENDAR_TALLY;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.math.BigDecimal;
import org.jooq.impl.DSL;

/**
 * Answers which version of its content a calendar has, from how often it and its events were written. Times would not do:
 * of two writers at once, the earlier may commit last.
 */
final class SelectContentVersion {
    private SelectContentVersion() {}

    static String of(OrganizationTransaction transaction, StoredCalendar calendar) {
        BigDecimal writes = transaction
                .sql()
                .select(DSL.coalesce(DSL.sum(CALENDAR_TALLY.WRITES), DSL.inline(BigDecimal.ZERO)))
                .from(CALENDAR_TALLY)
                .where(
                        CALENDAR_TALLY.ORG_ID.eq(transaction.organizationId()),
                        CALENDAR_TALLY.CALENDAR_ID.eq(calendar.id().value()))
                .fetchSingle()
                .value1();
        // A calendar may have the id of one that was purged, whose numbers it repeats.
        return "%s-%d-%s".formatted(calendar.createTime(), calendar.version(), writes);
    }
}
