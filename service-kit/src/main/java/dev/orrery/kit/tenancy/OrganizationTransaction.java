package dev.orrery.kit.tenancy;

import dev.orrery.kit.identity.Organization;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
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
    private StatementsAhead ahead = new StatementsAhead();
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

    /** jOOQ on the transaction's connection, to be used at once: what was written before is sent before. */
    public DSLContext sql() {
        connection.begin(ahead);
        sendWrites();
        return jooq();
    }

    /**
     * Writes without waiting for it: the statement is sent together with others, in front of the next question or before
     * the commit. So whoever asks within the transaction sees it, and a failure may come with a later statement. For
     * writes of which nobody needs to know how many rows they concerned.
     */
    public void writeSoon(Query write) {
        writeSoon(RenderedWrite.of(write));
    }

    /** The same of a statement with {@code ?} where its values go. */
    public void writeSoon(String write, @Nullable Object... values) {
        writeSoon(RenderedWrite.of(write, values));
    }

    /** The same of one that was made before. */
    public void writeSoon(RenderedWrite write) {
        connection.begin(ahead);
        ahead.add(write.sql(), write.values());
    }

    /** Waits for all that is written, for whoever must know that nothing refuses it. */
    public void sendWrites() {
        if (ahead.size() > 0) {
            takeAhead().send(connection.connection());
        }
    }

    EnteredConnection connection() {
        return connection;
    }

    /** What is to be sent in front of the transaction's next statement. */
    StatementsAhead takeAhead() {
        connection.begin(ahead);
        StatementsAhead taken = ahead;
        ahead = new StatementsAhead();
        return taken;
    }

    private DSLContext jooq() {
        if (sql == null) {
            sql = DSL.using(connection.connection(), SQLDialect.POSTGRES, SETTINGS);
        }
        return sql;
    }

    /** Runs {@code action} once this transaction has committed, and not if it never does. It must be quick. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    void hasCommitted() {
        afterCommit.forEach(Runnable::run);
    }
}
