package dev.orrery.calendar.subscriptions;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks again and again which subscriptions are due, for as long as the service runs, on a thread of its own. */
final class SubscriptionLoop implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SubscriptionLoop.class);

    private final SubscriptionRounds rounds;
    private final Duration interval;
    private final boolean isEnabled;
    private final Semaphore wishes = new Semaphore(0);
    private @Nullable Thread thread;

    SubscriptionLoop(SubscriptionRounds rounds, Duration interval, boolean isEnabled) {
        this.rounds = rounds;
        this.interval = interval;
        this.isEnabled = isEnabled;
    }

    /** Somebody waits for one to be read. */
    void wake() {
        wishes.release();
    }

    @Override
    public synchronized void start() {
        if (isEnabled && thread == null) {
            thread = Thread.ofVirtual().name("subscriptions").start(this::run);
        }
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            while (true) {
                runOnce();
                wishes.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS);
                wishes.drainPermits();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOnce() throws InterruptedException {
        try {
            rounds.run();
        } catch (RuntimeException failure) {
            // The database is away: the next time it may be there.
            log.warn("Subscriptions could not be read, trying again: {}", failure.toString());
        }
    }
}
