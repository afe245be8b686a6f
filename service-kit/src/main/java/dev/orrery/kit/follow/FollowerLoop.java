package dev.orrery.kit.follow;

import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps following for as long as the service runs: after every end of the stream again, with growing pauses while it
 * fails. The service neither waits for it nor fails with it.
 */
public final class FollowerLoop implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(FollowerLoop.class);
    private static final Duration MIN_PAUSE = Duration.ofMillis(200);
    private static final Duration MAX_PAUSE = Duration.ofSeconds(15);

    private final StreamFollower<?> follower;
    private final ServiceAccount account;
    private @Nullable Run run;

    public FollowerLoop(StreamFollower<?> follower, ServiceAccount account) {
        this.follower = follower;
        this.account = account;
    }

    @Override
    public synchronized void start() {
        if (!account.isComplete()) {
            log.warn("The stream {} is not followed: its client-secret is not set", follower.name());
            return;
        }
        Run started = new Run(follower);
        run = started;
        Thread.ofVirtual().name(follower.name() + "-follower").start(started);
    }

    @Override
    public synchronized void stop() {
        if (run != null) {
            run.stop();
            run = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return run != null;
    }

    /** One start of the loop, until its stop. */
    private static final class Run implements Runnable {
        private final StreamFollower<?> follower;
        private final CancellableContext context = Context.ROOT.withCancellation();
        private final CountDownLatch stopping = new CountDownLatch(1);

        Run(StreamFollower<?> follower) {
            this.follower = follower;
        }

        void stop() {
            stopping.countDown();
            context.cancel(null);
        }

        @Override
        public void run() {
            Duration pause = MIN_PAUSE;
            try {
                do {
                    pause = context.call(this::followOnce) ? MIN_PAUSE : longer(pause);
                } while (!stopping.await(jittered(pause).toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (Exception impossible) {
                throw new IllegalStateException("followOnce reports failures by its answer", impossible);
            }
        }

        private boolean followOnce() {
            try {
                return follower.followOnce();
            } catch (SQLException | RuntimeException failure) {
                if (stopping.getCount() > 0) {
                    log.warn("Following {} failed, trying again: {}", follower.name(), failure.toString());
                    log.debug("Failure of the follower", failure);
                }
                return false;
            }
        }

        private static Duration longer(Duration pause) {
            Duration doubled = pause.multipliedBy(2);
            return doubled.compareTo(MAX_PAUSE) > 0 ? MAX_PAUSE : doubled;
        }

        /** Instances that lost the same peer do not all come back at once. */
        private static Duration jittered(Duration pause) {
            long millis = pause.toMillis();
            return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
        }
    }
}
