package dev.orrery.calendar.calendars;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import org.jooq.impl.DSL;

/** Makes all who change one thing of an organisation take turns until they commit, also before there is such a thing. */
public final class Turns {
    private Turns() {}

    public static void take(OrganizationTransaction transaction, String thing) {
        String turn = thing + " of " + transaction.organizationId();
        transaction
                .sql()
                .select(DSL.field("pg_advisory_xact_lock(hashtextextended({0}, 0))", Object.class, DSL.val(turn)))
                .fetch();
    }
}
