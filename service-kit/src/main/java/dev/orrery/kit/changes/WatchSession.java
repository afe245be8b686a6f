package dev.orrery.kit.changes;

import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * One watcher's stream: a loop on a virtual thread of its own that reads the next batch when the last is with the
 * client. It holds one batch and waits for the transport, so a slow client costs no memory and holds up nobody.
 */
final class WatchSession<C, F> implements Runnable {
    private static final int BATCH_ROWS = 200;
    private static final Duration RESUME_DELAY = Duration.ofSeconds(1);

    private final ChangeFeed feed;
    private final ChangeScope scope;
    private final ChangeView<C> view;
    private final WatchFrames<C, F> frames;
    private final ServerCallStreamObserver<F> client;
    private final Signal signal;
    private final Semaphore lookups;
    private final Clock clock;
    private final Instant expireTime;
    private final long heartbeatNanos;
    private volatile boolean isStopping;
    private Position position;
    private long lastSent;

    WatchSession(
            ChangeFeed feed,
            ChangeScope scope,
            Position position,
            ChangeView<C> view,
            WatchFrames<C, F> frames,
            ServerCallStreamObserver<F> client,
            Signal signal,
            Semaphore lookups,
            Clock clock,
            Instant expireTime,
            Duration heartbeat) {
        this.feed = feed;
        this.scope = scope;
        this.position = position;
        this.view = view;
        this.frames = frames;
        this.client = client;
        this.signal = signal;
        this.lookups = lookups;
        this.clock = clock;
        this.expireTime = expireTime;
        this.heartbeatNanos = heartbeat.toNanos();
    }

    @Override
    public void run() {
        feed.subscribe(scope, signal);
        try {
            follow();
        } catch (PositionExpiredException expired) {
            finish(frames.reset(expired.head().encode()));
        } catch (InterruptedException | RuntimeException failure) {
            if (!client.isCancelled()) {
                client.onError(failure);
            }
        } finally {
            feed.unsubscribe(scope, signal);
        }
    }

    /** From any thread: ends the stream so that the client resumes elsewhere. */
    void stop() {
        isStopping = true;
        signal.wake();
    }

    private void follow() throws InterruptedException {
        // The first frame tells a client that begins now where that is.
        Seen<C> next = look();
        send(frames.heartbeat(position.encode()));
        while (true) {
            for (C change : next.changes()) {
                send(frames.change(change));
            }
            position = next.end();
            if (!next.hasMore()) {
                signal.await(heartbeatNanos - (System.nanoTime() - lastSent));
            }
            requireContinuing();
            next = look();
            if (next.changes().isEmpty() && System.nanoTime() - lastSent >= heartbeatNanos) {
                position = next.end();
                send(frames.heartbeat(position.encode()));
            }
        }
    }

    /** Reads on and lets the view see it, both of which may ask the database. */
    private Seen<C> look() throws InterruptedException {
        lookups.acquire();
        try {
            ChangeBatch batch = feed.after(scope, position, BATCH_ROWS);
            List<C> changes = batch.changes().isEmpty()
                    ? List.of()
                    : PositionedChanges.of(position, batch.changes(), view.see(batch.changes()));
            return new Seen<>(changes, batch.end(), batch.hasMore());
        } finally {
            lookups.release();
        }
    }

    private void send(F frame) throws InterruptedException {
        signal.awaitUntil(() -> client.isReady() || client.isCancelled() || isStopping || isExpired());
        requireContinuing();
        client.onNext(frame);
        lastSent = System.nanoTime();
    }

    private void finish(F lastFrame) {
        if (!client.isCancelled()) {
            client.onNext(lastFrame);
            client.onCompleted();
        }
    }

    private void requireContinuing() throws InterruptedException {
        if (client.isCancelled()) {
            throw new InterruptedException("the client has gone");
        }
        if (isStopping) {
            throw ServiceException.of(
                            CommonReason.TEMPORARILY_UNAVAILABLE, "The service is stopping; resume in a moment.")
                    .retryAfter(RESUME_DELAY)
                    .build();
        }
        if (isExpired()) {
            throw ServiceException.of(
                            CommonReason.UNAUTHENTICATED_CALLER, "The token has expired; resume with a new one.")
                    .build();
        }
    }

    private boolean isExpired() {
        return clock.instant().isAfter(expireTime);
    }

    /** What of a batch the client is sent. */
    private record Seen<C>(List<C> changes, Position end, boolean hasMore) {}
}
