package dev.orrery.kit.tenancy;

import dev.orrery.kit.errors.ConstraintReasons;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.errors.SqlFailures;
import dev.orrery.kit.identity.Organization;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** One transaction from begin to commit: its retries, and what a failure of the database means. */
final class TransactionRunner {
    private static final int MAX_ATTEMPTS = 4;
    private static final int BACKOFF_MILLIS = 20;

    private final DataSource app;
    private final ConstraintReasons constraints;

    TransactionRunner(DataSource app, ConstraintReasons constraints) {
        this.app = app;
        this.constraints = constraints;
    }

    <T> T run(
            Organization organization,
            boolean isReadOnly,
            Duration timeout,
            Function<OrganizationTransaction, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                Done<T> done = once(organization, isReadOnly, timeout, work);
                done.transaction().hasCommitted();
                return done.result();
            } catch (SQLException | DataAccessException failure) {
                SQLException cause = SqlFailures.innermost(failure);
                if (attempt == MAX_ATTEMPTS || !SqlFailures.isLostRace(cause)) {
                    throw meaning(failure, cause);
                }
                backOff(attempt);
            }
        }
    }

    private <T> Done<T> once(
            Organization organization, boolean isReadOnly, Duration timeout, Function<OrganizationTransaction, T> work)
            throws SQLException {
        try (EnteredConnection entered = new EnteredConnection(app, organization.id(), timeout, isReadOnly)) {
            try {
                OrganizationTransaction transaction = new OrganizationTransaction(organization, entered);
                T result = work.apply(transaction);
                transaction.sendWrites();
                entered.commit();
                return new Done<>(transaction, result);
            } catch (Throwable failure) {
                entered.rollback(failure);
                throw failure;
            }
        }
    }

    private RuntimeException meaning(Exception failure, @Nullable SQLException cause) {
        if (cause instanceof PSQLException refused) {
            Optional<ServiceException> named = Optional.ofNullable(refused.getServerErrorMessage())
                    .map(ServerErrorMessage::getConstraint)
                    .flatMap(constraints::of);
            if (named.isPresent()) {
                return named.get();
            }
        }
        return SqlFailures.unavailability(failure)
                .<RuntimeException>map(unavailable -> unavailable)
                .orElseGet(() -> failure instanceof RuntimeException unchecked
                        ? unchecked
                        : new DataAccessException("SQL", failure));
    }

    private static void backOff(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(1, BACKOFF_MILLIS << attempt));
        } catch (InterruptedException stopping) {
            throw ServiceException.stopping(stopping);
        }
    }

    /** A committed transaction, whose connection is with the pool again. */
    private record Done<T>(OrganizationTransaction transaction, T result) {}
}
