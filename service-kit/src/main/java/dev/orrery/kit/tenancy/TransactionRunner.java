package dev.orrery.kit.tenancy;

import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ConstraintReasons;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.errors.SqlFailures;
import dev.orrery.kit.identity.Organization;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** One transaction from begin to commit: its settings, its retries, and what a failure of the database means. */
final class TransactionRunner {
    private static final int MAX_ATTEMPTS = 4;
    private static final int BACKOFF_MILLIS = 20;
    private static final Duration UNAVAILABLE_RETRY_DELAY = Duration.ofSeconds(2);

    private final DataSource app;
    private final ConstraintReasons constraints;
    private final Settings settings;

    TransactionRunner(DataSource app, ConstraintReasons constraints) {
        this.app = app;
        this.constraints = constraints;
        this.settings = new Settings().withExecuteLogging(false);
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
        try (Connection connection = app.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(isReadOnly);
            try {
                enter(connection, organization, timeout);
                DSLContext sql = DSL.using(connection, SQLDialect.POSTGRES, settings);
                OrganizationTransaction transaction = new OrganizationTransaction(organization, sql);
                T result = work.apply(transaction);
                connection.commit();
                return new Done<>(transaction, result);
            } catch (Throwable failure) {
                rollback(connection, failure);
                throw failure;
            }
        }
    }

    /** One round trip for all settings; they end with the transaction. */
    private static void enter(Connection connection, Organization organization, Duration timeout) throws SQLException {
        try (PreparedStatement settings = connection.prepareStatement(
                "SELECT set_config('orrery.org_id', ?, true), set_config('statement_timeout', ?, true)")) {
            settings.setString(1, organization.id().toString());
            settings.setString(2, Long.toString(timeout.toMillis()));
            settings.execute();
        }
    }

    private static void rollback(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            failure.addSuppressed(broken);
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
            Thread.currentThread().interrupt();
            throw ServiceException.of(CommonReason.TEMPORARILY_UNAVAILABLE, "The service is stopping.")
                    .retryAfter(UNAVAILABLE_RETRY_DELAY)
                    .cause(stopping)
                    .build();
        }
    }

    /** A committed transaction, whose connection is with the pool again. */
    private record Done<T>(OrganizationTransaction transaction, T result) {}
}
