package dev.orrery.calendar.feeds;

import static dev.orrery.calendar.schema.Tables.EVENT;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.HexFormat;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Answers which version of its content a calendar has, from the ids and versions of its events alone. Times would not
 * do: of two writers at once, the earlier may commit last.
 */
final class SelectContentVersion {
    private static final Field<Long> SET_OF_VERSIONS =
            DSL.field("bit_xor(hashtextextended(event_id, version))", Long.class);

    private SelectContentVersion() {}

    static String of(OrganizationTransaction transaction, StoredCalendar calendar, FeedDetail detail) {
        return transaction
                .sql()
                .select(DSL.count(), SET_OF_VERSIONS)
                .from(EVENT)
                .where(
                        EVENT.ORG_ID.eq(transaction.organizationId()),
                        EVENT.CALENDAR_ID.eq(calendar.id().value()))
                .fetchSingle(row -> "%s-%x-%x-%s"
                        .formatted(
                                detail == FeedDetail.FULL ? "f" : "b",
                                calendar.version(),
                                row.value1(),
                                row.value2() == null ? "0" : HexFormat.of().toHexDigits(row.value2())));
    }
}
