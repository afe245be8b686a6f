package dev.orrery.kit.fetch;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.jspecify.annotations.Nullable;

/**
 * Ends a fetch when its time is over, whatever it is doing: timeouts of a socket begin anew with each byte, and a server
 * can send one now and then for ever.
 */
final class Deadline {
    private final AtomicBoolean isLate;
    private @Nullable HttpGet running;

    /** {@code isLate} tells afterwards why the fetch has ended. */
    Deadline(AtomicBoolean isLate) {
        this.isLate = isLate;
    }

    /** From now on this is the request that is ended. */
    synchronized void guard(HttpGet request) {
        running = request;
        if (isLate.get()) {
            request.cancel();
        }
    }

    /** Waits on a thread of its own, which an interruption ends. */
    void await(FetchLimits limits) {
        try {
            Thread.sleep(limits.timeout());
        } catch (InterruptedException done) {
            return;
        }
        synchronized (this) {
            isLate.set(true);
            if (running != null) {
                running.cancel();
            }
        }
    }
}
