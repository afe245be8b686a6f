package dev.orrery.kit.changes;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** What one watcher sleeps on. A wake-up that comes while it works is not lost, and several are one. */
final class Signal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean isWoken;

    /** From any thread. */
    void wake() {
        lock.lock();
        try {
            isWoken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until woken or until the time is over; says whether it was woken. */
    boolean await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!isWoken && left > 0) {
                left = changed.awaitNanos(left);
            }
            boolean wasWoken = isWoken;
            isWoken = false;
            return wasWoken;
        } finally {
            lock.unlock();
        }
    }

    /** Waits, by any number of wake-ups, until a condition holds that wake-ups go with. */
    void awaitUntil(BooleanSupplier condition) throws InterruptedException {
        boolean wasWoken = false;
        while (!condition.getAsBoolean()) {
            wasWoken |= await(TimeUnit.SECONDS.toNanos(1));
        }
        if (wasWoken) {
            // What woke this wait may have been meant for the next one.
            wake();
        }
    }
}
