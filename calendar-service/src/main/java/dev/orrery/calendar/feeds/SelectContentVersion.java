package dev.orrery.calendar.feeds;

import static dev.orrery.calendar.schema.Tables.EVENT;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.Objects;
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

    static String of(OrganizationTransaction transaction, StoredCalendar calendar) {
        return transaction
                .sql()
                .select(DSL.count(), SET_OF_VERSIONS)
                .from(EVENT)
                .where(
                        EVENT.ORG_ID.eq(transaction.organizationId()),
                        EVENT.CALENDAR_ID.eq(calendar.id().value()))
                .fetchSingle(row -> "%d-%d-%d"
                        .formatted(calendar.version(), row.value1(), Objects.requireNonNullElse(row.value2(), 0L)));
    }
}
