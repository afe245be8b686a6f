package dev.orrery.kit.tenancy;

import dev.orrery.kit.identity.Organization;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A running transaction that sees one organisation's rows. Stores take it as their first parameter; it must not outlive
 * the work it was given to.
 */
public final class OrganizationTransaction {
    private static final Settings SETTINGS = new Settings().withExecuteLogging(false);

    private final Organization organization;
    private final EnteredConnection connection;
    private final Set<Runnable> afterCommit = new LinkedHashSet<>();
    private @Nullable DSLContext sql;

    OrganizationTransaction(Organization organization, EnteredConnection connection) {
        this.organization = organization;
        this.connection = connection;
    }

    /** Whose rows are seen. */
    public Organization organization() {
        return organization;
    }

    /** The value of {@code org_id} in every row that this transaction reads or writes. */
    public UUID organizationId() {
        return organization.id().value();
    }

    /** jOOQ on the transaction's connection. */
    public DSLContext sql() {
        if (sql == null) {
            sql = DSL.using(connection.begun(), SQLDialect.POSTGRES, SETTINGS);
        }
        return sql;
    }

    EnteredConnection connection() {
        return connection;
    }

    /** Runs {@code action} once this transaction has committed, and not if it never does. It must be quick. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    void hasCommitted() {
        afterCommit.forEach(Runnable::run);
    }
}
