package dev.orrery.kit.server;

import dev.orrery.kit.database.ServiceDatabase;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.grpc.server.lifecycle.GrpcServerShutdownEvent;

/**
 * Answers the health service: serving while the database answers. The server opens its port only after the schema was
 * migrated, so an open port with this status is readiness; from the first moment of a shutdown on it is not.
 */
final class DatabaseHealth implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DatabaseHealth.class);

    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int TIMEOUT_SECONDS = 3;

    private final ServiceDatabase database;
    private final HealthStatusManager health;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("database-health").factory());
    private volatile boolean isRunning;
    private boolean wasServing = true;

    DatabaseHealth(ServiceDatabase database, HealthStatusManager health) {
        this.database = database;
        this.health = health;
    }

    /** Asks the database once and publishes the answer. */
    void check() {
        boolean isServing = answers();
        health.setStatus(
                HealthStatusManager.SERVICE_NAME_ALL_SERVICES,
                isServing ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
        if (isServing != wasServing) {
            wasServing = isServing;
            log.warn(isServing ? "The database answers again" : "The database does not answer");
        }
    }

    private boolean answers() {
        try (Connection connection = database.app().getConnection()) {
            return connection.isValid(TIMEOUT_SECONDS);
        } catch (SQLException away) {
            log.debug("The database does not answer", away);
            return false;
        }
    }

    @EventListener
    void on(GrpcServerShutdownEvent event) {
        timer.shutdownNow();
        health.enterTerminalState();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // check() does not throw, and stop() ends the timer.
    public void start() {
        isRunning = true;
        timer.scheduleWithFixedDelay(this::check, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        isRunning = false;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
