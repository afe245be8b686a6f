package dev.orrery.kit.tenancy;

import dev.orrery.kit.errors.ConstraintReasons;
import dev.orrery.kit.identity.Organization;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Runs work in one transaction that sees the rows of one organisation, by a transaction-local setting that row-level
 * security compares with {@code org_id}. A transaction that loses a race (serialization failure, deadlock) is run again
 * a few times, so the work must do nothing but talk to the database.
 */
public final class OrganizationTransactions {
    static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(15);

    private final TransactionRunner runner;
    private final KnownOrganizations known;

    public OrganizationTransactions(DataSource app, ConstraintReasons constraints) {
        this.runner = new TransactionRunner(app, constraints);
        this.known = new KnownOrganizations();
    }

    /** A read-only transaction. */
    public <T> T read(Organization organization, Function<OrganizationTransaction, T> work) {
        return read(organization, DEFAULT_TIMEOUT, work);
    }

    /** A read-only transaction whose statements may take {@code timeout} each. */
    public <T> T read(Organization organization, Duration timeout, Function<OrganizationTransaction, T> work) {
        return runner.run(organization, true, timeout, work);
    }

    /** A transaction that commits when the work returns, and rolls back when it throws. */
    public <T> T write(Organization organization, Function<OrganizationTransaction, T> work) {
        return write(organization, DEFAULT_TIMEOUT, work);
    }

    /** A writing transaction whose statements may take {@code timeout} each: imports, rebuilds. */
    public <T> T write(Organization organization, Duration timeout, Function<OrganizationTransaction, T> work) {
        known.remember(organization, runner);
        return runner.run(organization, false, timeout, work);
    }

    /** {@link #write} for work without a result. */
    public void change(Organization organization, Consumer<OrganizationTransaction> work) {
        write(organization, transaction -> {
            work.accept(transaction);
            return true;
        });
    }
}
