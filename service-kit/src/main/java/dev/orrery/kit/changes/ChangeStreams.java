package dev.orrery.kit.changes;

import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Caller;
import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * The two ways in which callers follow a service's changes: a stream, and pages of the same positions. Every committed
 * change of the scope reaches the caller's {@link ChangeView} exactly once and in order, from the position given, across
 * disconnections and instances.
 */
public final class ChangeStreams {
    private static final int DEFAULT_PAGE_SIZE = 50;
    private static final int MAX_PAGE_SIZE = 1000;
    /** Streams that come back all at once take turns and leave the connections to everybody else's requests. */
    private static final int MAX_LOOKUPS = 4;

    private static final Duration BUSY_DELAY = Duration.ofSeconds(5);

    private final ChangeReader reader;
    private final ChangeFeed feed;
    private final Clock clock;
    private final ChangesProperties properties;
    private final Semaphore lookups = new Semaphore(MAX_LOOKUPS, true);
    private final Set<WatchSession<?, ?>> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean isStopping;

    ChangeStreams(ChangeReader reader, ChangeFeed feed, Clock clock, ChangesProperties properties) {
        this.reader = reader;
        this.feed = feed;
        this.clock = clock;
        this.properties = properties;
    }

    /**
     * Streams to {@code client} until it goes, its token expires or the service stops. Returns at once; must be called by
     * the endpoint's method itself.
     *
     * @param resumePosition where to go on; empty for now
     */
    public <C, F> void watch(
            ChangeScope scope,
            String resumePosition,
            ChangeView<C> view,
            WatchFrames<C, F> frames,
            StreamObserver<F> client) {
        if (isStopping || sessions.size() >= properties.maxWatchers()) {
            throw ServiceException.of(CommonReason.RATE_LIMITED, "Too many streams are open; come again in a moment.")
                    .retryAfter(BUSY_DELAY)
                    .build();
        }
        Position position = resumePosition.isEmpty() ? reader.head() : Position.parse(resumePosition);
        ServerCallStreamObserver<F> transport = (ServerCallStreamObserver<F>) client;
        Signal signal = new Signal();
        WatchSession<C, F> session = new WatchSession<>(
                feed,
                scope,
                position,
                view,
                frames,
                transport,
                signal,
                lookups,
                clock,
                Caller.current().expireTime(),
                properties.heartbeat());
        transport.setOnReadyHandler(signal::wake);
        transport.setOnCancelHandler(signal::wake);
        sessions.add(session);
        Thread.ofVirtual().name("watch").start(Context.current().wrap(() -> {
            try {
                session.run();
            } finally {
                sessions.remove(session);
            }
        }));
    }

    /**
     * The changes after a position.
     *
     * @param afterPosition empty for now, which answers where to begin
     * @param pageSize how many changes to look at; 0 for the default
     */
    public <C> ChangePage<C> list(ChangeScope scope, String afterPosition, int pageSize, ChangeView<C> view) {
        if (pageSize < 0) {
            throw ServiceException.invalidField("page_size", pageSize + " (expected: 0 to " + MAX_PAGE_SIZE + ")");
        }
        if (afterPosition.isEmpty()) {
            return new ChangePage<>(List.of(), reader.head().encode(), false);
        }
        int limit = pageSize == 0 ? DEFAULT_PAGE_SIZE : Math.min(pageSize, MAX_PAGE_SIZE);
        Position after = Position.parse(afterPosition);
        try {
            ChangeBatch batch = reader.after(scope, after, limit);
            List<C> seen = PositionedChanges.of(after, batch.changes(), view.see(batch.changes()));
            return new ChangePage<>(seen, batch.end().encode(), batch.hasMore());
        } catch (PositionExpiredException expired) {
            throw ServiceException.of(
                            CommonReason.POSITION_EXPIRED,
                            "Changes after this position are not kept any more; list again, then go on from the new one.")
                    .with("position", expired.head().encode())
                    .build();
        }
    }

    /** Ends all streams; their clients resume at another instance, or here after the restart. */
    void stop() {
        isStopping = true;
        sessions.forEach(WatchSession::stop);
    }

    int openStreams() {
        return sessions.size();
    }
}
