package dev.orrery.console.live;

import dev.orrery.console.calls.Problem;
import dev.orrery.console.calls.Problems;
import dev.orrery.console.signin.SignedInUser;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one stream open: after a loss it opens it again from where it was, ever less often while that fails.
 *
 * <p>Each opening has a number, so that the end of an older one is not taken for the end of the present one.
 */
final class Follower {
    private static final Logger log = LoggerFactory.getLogger(Follower.class);

    private final ChangeStream stream;
    private final SignedInUser user;
    private final String parent;
    private final ScheduledExecutorService timer;
    private final BackOff backOff;
    private final Listener listener;

    private String position = "";
    private int opening;
    private int failures;
    private boolean wasOpen;
    private boolean isClosed;
    private @Nullable Runnable cancel;

    /** Hears of what a follower sees, from any thread, one at a time. */
    interface Listener {
        void onState(ChangeSource source, LiveState state);

        void onChange(Change change);

        /** Changes may have been missed: read again what is shown. */
        void onGap(ChangeSource source);
    }

    Follower(
            ChangeStream stream,
            SignedInUser user,
            String parent,
            ScheduledExecutorService timer,
            BackOff backOff,
            Listener listener) {
        this.stream = stream;
        this.user = user;
        this.parent = parent;
        this.timer = timer;
        this.backOff = backOff;
        this.listener = listener;
    }

    synchronized void start() {
        listener.onState(stream.source(), new LiveState.Connecting());
        open();
    }

    synchronized void close() {
        isClosed = true;
        if (cancel != null) {
            cancel.run();
        }
    }

    private synchronized void open() {
        if (isClosed) {
            return;
        }
        cancel = stream.open(user, parent, position, new Opening(++opening));
    }

    private synchronized void onOpen(int number) {
        if (isStale(number)) {
            return;
        }
        boolean missedSome = wasOpen && failures > 0 && position.isEmpty();
        wasOpen = true;
        failures = 0;
        listener.onState(stream.source(), new LiveState.Live());
        if (missedSome) {
            listener.onGap(stream.source());
        }
    }

    private synchronized void onFrame(int number, Frame frame) {
        if (isStale(number)) {
            return;
        }
        // A service that sends no headers before its first frame is open by now.
        if (!wasOpen || failures > 0) {
            onOpen(number);
        }
        position = frame.position().isEmpty() ? position : frame.position();
        switch (frame) {
            case Frame.Changed changed -> listener.onChange(changed.change());
            case Frame.Reset reset -> listener.onGap(stream.source());
            case Frame.Heartbeat heartbeat -> {}
        }
    }

    private synchronized void onEnd(int number, @Nullable Throwable failure) {
        if (isStale(number)) {
            return;
        }
        Problem hopeless = failure == null ? null : hopeless(failure);
        if (hopeless != null) {
            listener.onState(stream.source(), new LiveState.Stopped(hopeless));
            return;
        }
        if (failure != null && Status.fromThrowable(failure).getCode() == Status.Code.OUT_OF_RANGE) {
            position = "";
        }
        failures++;
        Duration wait = backOff.before(failures, ThreadLocalRandom.current().nextDouble());
        log.debug("{} stream ended, opening again in {}", stream.source(), wait, failure);
        listener.onState(stream.source(), new LiveState.Reconnecting(failures));
        Future<?> _ = timer.schedule(this::open, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private boolean isStale(int number) {
        return isClosed || number != opening;
    }

    /** The problem where trying again cannot help: no membership any more, or a login that is over. */
    private static @Nullable Problem hopeless(Throwable failure) {
        Problem problem = Problems.of(failure);
        return switch (problem.kind()) {
            case NOT_THERE, DENIED -> problem;
            // A token that expired under way is renewed by opening again; one that cannot be renewed has a cause.
            case SESSION_ENDED -> failure.getCause() == null ? null : problem;
            case TEMPORARY, INVALID, FAULT -> null;
        };
    }

    private final class Opening implements ChangeStream.Listener {
        private final int number;

        private Opening(int number) {
            this.number = number;
        }

        @Override
        public void onOpen() {
            Follower.this.onOpen(number);
        }

        @Override
        public void onFrame(Frame frame) {
            Follower.this.onFrame(number, frame);
        }

        @Override
        public void onEnd(@Nullable Throwable failure) {
            Follower.this.onEnd(number, failure);
        }
    }
}
