package dev.orrery.okr.follower;

import dev.orrery.calendar.v1.WatchResponse;
import dev.orrery.kit.database.ServiceDatabase;
import dev.orrery.okr.calendar.CalendarStream;
import io.grpc.StatusRuntimeException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Iterator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Follows calendar-service's stream from the stored position on, as long as the stream and the lease last. Each change
 * and the position after it are one transaction, so that each takes effect once.
 */
@Component
final class CalendarFollower {
    private static final Logger log = LoggerFactory.getLogger(CalendarFollower.class);

    private final ServiceDatabase database;
    private final CalendarStream stream;
    private final FollowedStream followed;
    private final CalendarChanges changes;
    private final Reconciliation reconciliation;
    private final Clock clock;

    CalendarFollower(
            ServiceDatabase database,
            CalendarStream stream,
            FollowedStream followed,
            CalendarChanges changes,
            Reconciliation reconciliation,
            Clock clock) {
        this.database = database;
        this.stream = stream;
        this.followed = followed;
        this.changes = changes;
        this.reconciliation = reconciliation;
        this.clock = clock;
    }

    /**
     * Follows until the stream ends, and answers whether it began; {@code false} at once where another instance follows.
     */
    boolean followOnce() throws SQLException {
        Optional<Lease> taken = Lease.tryTake(database);
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
        Iterator<WatchResponse> frames = stream.after(position);
        // A stream that never began is a failure; one that has ends with its token or its server as a matter of course.
        Optional<WatchResponse> next = Optional.of(frames.next());
        for (; next.isPresent() && lease.isHeld(); next = next(frames)) {
            WatchResponse frame = next.get();
            switch (frame.getFrameCase()) {
                case CHANGE -> {
                    String from = position;
                    String to = frame.getChange().getPosition();
                    changes.apply(frame.getChange(), edit -> followed.advance(edit.sql(), from, to, clock.instant()));
                    position = to;
                }
                case HEARTBEAT ->
                    position = advance(position, frame.getHeartbeat().getPosition());
                case RESET -> {
                    reconciliation.run();
                    advance(position, frame.getReset().getPosition());
                    return;
                }
                case FRAME_NOT_SET -> {
                    // A kind of frame that is newer than this service: nothing that it must know.
                }
            }
        }
    }

    private static Optional<WatchResponse> next(Iterator<WatchResponse> frames) {
        try {
            return frames.hasNext() ? Optional.of(frames.next()) : Optional.empty();
        } catch (StatusRuntimeException ended) {
            log.debug("The stream has ended", ended);
            return Optional.empty();
        }
    }

    private String begin() {
        return followed.position().orElseGet(() -> {
            followed.begin(stream.now(), clock.instant());
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
