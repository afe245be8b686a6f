package dev.orrery.okr.sample;

import static dev.orrery.okr.schema.Tables.SAMPLE_DATA;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import java.util.UUID;

/** Who was given sample data. */
final class SampleRows {
    private SampleRows() {}

    static boolean has(OrganizationTransaction transaction, UUID user) {
        return transaction
                .sql()
                .fetchExists(
                        SAMPLE_DATA,
                        SAMPLE_DATA.ORG_ID.eq(transaction.organizationId()).and(SAMPLE_DATA.USER_ID.eq(user)));
    }

    /** Claims a user's sample data for this edit; false where it was given before, or is being given right now. */
    static boolean claim(Edit edit, UUID user, SampleNames names) {
        return edit.sql()
                        .insertInto(SAMPLE_DATA)
                        .set(SAMPLE_DATA.ORG_ID, edit.organizationId())
                        .set(SAMPLE_DATA.USER_ID, user)
                        .set(SAMPLE_DATA.CALENDAR_ID, names.calendarId())
                        .set(SAMPLE_DATA.CREATE_TIME, edit.time())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Marks sample data as removed; false where there is none of this calendar, or none any more. */
    static boolean remove(Edit edit, SampleNames names) {
        return edit.sql()
                        .update(SAMPLE_DATA)
                        .set(SAMPLE_DATA.REMOVE_TIME, edit.time())
                        .where(
                                SAMPLE_DATA.ORG_ID.eq(edit.organizationId()),
                                SAMPLE_DATA.CALENDAR_ID.eq(names.calendarId()),
                                SAMPLE_DATA.REMOVE_TIME.isNull())
                        .execute()
                == 1;
    }
}
