package dev.orrery.okr.edits;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;

/**
 * One running write: where, in whose name and when, and what it has changed.
 *
 * @param time to the microsecond, as it is stored
 */
public record Edit(OrganizationTransaction transaction, Author author, Instant time, Changes changes) {
    public Organization organization() {
        return transaction.organization();
    }

    public UUID organizationId() {
        return transaction.organizationId();
    }

    public DSLContext sql() {
        return transaction.sql();
    }

    /** Writes without waiting for it; whoever asks within the edit sees it. */
    public void writeSoon(Query write) {
        transaction.writeSoon(write);
    }
}
