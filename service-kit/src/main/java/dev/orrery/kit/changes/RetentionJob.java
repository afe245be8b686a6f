package dev.orrery.kit.changes;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs {@link ChangeRetention} now and then. */
final class RetentionJob implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(RetentionJob.class);

    private final ChangeRetention retention;
    private final Duration interval;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("change-retention").factory());
    private volatile @Nullable ScheduledFuture<?> schedule;

    RetentionJob(ChangeRetention retention, Duration interval) {
        this.retention = retention;
        this.interval = interval;
    }

    private void run() {
        try {
            int deleted = retention.run();
            if (deleted > 0) {
                log.info("Took {} old changes away", deleted);
            }
        } catch (RuntimeException failure) {
            // The next run does this one's work; an exception would end the schedule.
            log.warn("Old changes could not be taken away", failure);
        }
    }

    @Override
    public void start() {
        schedule = timer.scheduleWithFixedDelay(
                this::run, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        schedule = null;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return schedule != null;
    }
}
