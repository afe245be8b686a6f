package dev.orrery.calendar.sampledata;

import static dev.orrery.calendar.schema.Tables.SAMPLE_DATA;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Remembers who was given sample data, and who removed it. */
final class SampleDataStore {
    private SampleDataStore() {}

    /** Whether it is this transaction that gives it; another one that tries waits, and then does not. */
    static boolean claim(OrganizationTransaction transaction, UUID user, CalendarId calendar, Instant now) {
        return transaction
                        .sql()
                        .insertInto(SAMPLE_DATA)
                        .set(SAMPLE_DATA.ORG_ID, transaction.organizationId())
                        .set(SAMPLE_DATA.USER_ID, user)
                        .set(SAMPLE_DATA.CALENDAR_ID, calendar.value())
                        .set(SAMPLE_DATA.CREATE_TIME, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Marks it as removed; the calendar that it was, unless it was removed before. */
    static Optional<CalendarId> remove(OrganizationTransaction transaction, UUID user, Instant now) {
        return transaction
                .sql()
                .update(SAMPLE_DATA)
                .set(SAMPLE_DATA.REMOVE_TIME, now)
                .where(
                        SAMPLE_DATA.ORG_ID.eq(transaction.organizationId()),
                        SAMPLE_DATA.USER_ID.eq(user),
                        SAMPLE_DATA.REMOVE_TIME.isNull())
                .returning(SAMPLE_DATA.CALENDAR_ID)
                .fetchOptional(SAMPLE_DATA.CALENDAR_ID)
                .map(CalendarId::new);
    }
}
