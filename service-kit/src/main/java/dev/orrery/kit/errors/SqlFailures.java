package dev.orrery.kit.errors;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means to a caller, wherever it surfaces. */
public final class SqlFailures {
    private static final Duration RETRY_DELAY = Duration.ofSeconds(2);
    private static final String STATEMENT_TIMEOUT = "57014";
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";

    private SqlFailures() {}

    /** TEMPORARILY_UNAVAILABLE where that is all there is to say, else empty. */
    public static Optional<ServiceException> unavailability(Throwable failure) {
        SQLException cause = innermost(failure);
        if (cause == null || !isUnavailable(cause)) {
            return Optional.empty();
        }
        return Optional.of(
                ServiceException.of(CommonReason.TEMPORARILY_UNAVAILABLE, "The database cannot answer at the moment.")
                        .retryAfter(RETRY_DELAY)
                        .cause(failure)
                        .build());
    }

    /** Whether the transaction lost a race and would do if it were run again. */
    public static boolean isLostRace(@Nullable SQLException cause) {
        return cause != null
                && (SERIALIZATION_FAILURE.equals(cause.getSQLState()) || DEADLOCK.equals(cause.getSQLState()));
    }

    /** What the driver said: a batch wraps PostgreSQL's answer, jOOQ wraps the driver's. */
    public static @Nullable SQLException innermost(Throwable failure) {
        SQLException innermost = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                innermost = sql;
            }
        }
        return innermost;
    }

    /** No connection to be had (08…, pool), the server going down (57P0x), too busy (53…), or out of patience. */
    private static boolean isUnavailable(SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        return cause instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P")
                || state.startsWith("53")
                || state.equals(STATEMENT_TIMEOUT)
                || isLostRace(cause);
    }
}
