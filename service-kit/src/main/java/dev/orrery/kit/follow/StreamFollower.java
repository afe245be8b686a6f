package dev.orrery.kit.follow;

import dev.orrery.kit.database.ServiceDatabase;
import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a stream from the stored position on, as long as the stream and the lease last. Changes and the position
 * after them are one transaction, so that each takes effect once.
 */
public final class StreamFollower<C> {
    private static final Logger log = LoggerFactory.getLogger(StreamFollower.class);

    /** A position that nothing has led to is kept so often, that not much is read twice after a restart. */
    private static final Duration IDLE_INTERVAL = Duration.ofSeconds(5);

    private final ServiceDatabase database;
    private final String name;
    private final FollowedSource<C> source;
    private final Follower<C> follower;
    private final FollowedStream followed;
    private final Clock clock;

    /** {@code name} of the stream, which stands beside its position. */
    public StreamFollower(
            ServiceDatabase database, String name, FollowedSource<C> source, Follower<C> follower, Clock clock) {
        this.database = database;
        this.name = name;
        this.source = source;
        this.follower = follower;
        this.followed = new FollowedStream(database, name);
        this.clock = clock;
    }

    String name() {
        return name;
    }

    /**
     * Follows until the stream ends, and answers whether it began; {@code false} at once where another instance follows.
     */
    boolean followOnce() throws SQLException {
        Optional<Lease> taken = Lease.tryTake(database, name);
        if (taken.isEmpty()) {
            return false;
        }
        try (Lease lease = taken.get()) {
            follow(lease);
            return true;
        }
    }

    private void follow(Lease lease) throws SQLException {
        String position = begin();
        Instant kept = clock.instant();
        try (Batches<C> frames = new Batches<>(source.after(position), follower::belongTogether)) {
            // A stream that never began is a failure; one that has ends with its token or its server as a matter of
            // course.
            Optional<Frame<C>> next = Optional.of(frames.next().orElseThrow());
            boolean isHeld = true;
            for (; isHeld && next.isPresent(); next = next(frames)) {
                switch (next.get()) {
                    case Frame.Changed<C> changed -> {
                        String from = position;
                        follower.apply(
                                changed.changes(),
                                sql -> followed.advance(sql, from, changed.position(), clock.instant()));
                        position = changed.position();
                        kept = clock.instant();
                        // Asked after the work, which somebody may be waiting for: whoever has taken the lease has
                        // moved the position, or finds it moved.
                        isHeld = lease.isHeld();
                    }
                    case Frame.Idle<C> idle -> {
                        if (!clock.instant().isBefore(kept.plus(IDLE_INTERVAL))) {
                            position = advance(position, idle.position());
                            kept = clock.instant();
                            isHeld = lease.isHeld();
                        }
                    }
                    case Frame.Reset<C> reset -> {
                        follower.catchUp();
                        advance(position, reset.position());
                        return;
                    }
                    case Frame.Unknown<C> _ -> {
                        // Whatever it says, the position says nothing of it.
                    }
                }
            }
        }
    }

    private Optional<Frame<C>> next(Batches<C> frames) {
        try {
            return frames.next();
        } catch (StatusRuntimeException ended) {
            log.debug("The stream {} has ended", name, ended);
            return Optional.empty();
        }
    }

    /** The position is taken before the catching up, so that nothing falls between them. */
    private String begin() {
        return followed.position().orElseGet(() -> {
            String now = source.now();
            follower.catchUp();
            followed.begin(now, clock.instant());
            return followed.position().orElseThrow();
        });
    }

    private String advance(String from, String to) {
        if (!from.equals(to)) {
            followed.advance(from, to, clock.instant());
        }
        return to;
    }
}
