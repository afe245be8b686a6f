package dev.orrery.kit.tenancy;

import dev.orrery.kit.identity.Organization;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * A running transaction that sees one organisation's rows. Stores take it as their first parameter; it must not outlive
 * the work it was given to.
 *
 * @param organization whose rows are seen
 * @param sql jOOQ on the transaction's connection
 */
public record OrganizationTransaction(Organization organization, DSLContext sql) {
    /** The value of {@code org_id} in every row that this transaction reads or writes. */
    public UUID organizationId() {
        return organization.id().value();
    }
}
