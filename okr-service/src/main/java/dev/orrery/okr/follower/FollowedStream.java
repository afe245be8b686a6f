package dev.orrery.okr.follower;

import static dev.orrery.okr.schema.Tables.FOLLOWED_STREAM;

import dev.orrery.kit.database.ServiceDatabase;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** How far calendar-service's stream is followed. */
@Component
final class FollowedStream {
    private static final String CALENDAR = "calendar";

    private final ServiceDatabase database;

    FollowedStream(ServiceDatabase database) {
        this.database = database;
    }

    /** Where to go on; empty before the first time. */
    Optional<String> position() {
        return sql().select(FOLLOWED_STREAM.POSITION)
                .from(FOLLOWED_STREAM)
                .where(FOLLOWED_STREAM.STREAM.eq(CALENDAR))
                .fetchOptional(FOLLOWED_STREAM.POSITION);
    }

    /** Begins at a position, unless it has begun. */
    void begin(String position, Instant now) {
        sql().transaction(configuration -> configuration
                .dsl()
                .insertInto(FOLLOWED_STREAM)
                .set(FOLLOWED_STREAM.STREAM, CALENDAR)
                .set(FOLLOWED_STREAM.POSITION, position)
                .set(FOLLOWED_STREAM.UPDATE_TIME, now)
                .onConflictDoNothing()
                .execute());
    }

    /** Goes on without anything having happened. */
    void advance(String from, String to, Instant now) {
        sql().transaction(configuration -> advance(configuration.dsl(), from, to, now));
    }

    /** Goes on, in the transaction of what has happened; fails where somebody else has gone on meanwhile. */
    void advance(DSLContext transaction, String from, String to, Instant now) {
        int moved = transaction
                .update(FOLLOWED_STREAM)
                .set(FOLLOWED_STREAM.POSITION, to)
                .set(FOLLOWED_STREAM.UPDATE_TIME, now)
                .where(FOLLOWED_STREAM.STREAM.eq(CALENDAR), FOLLOWED_STREAM.POSITION.eq(from))
                .execute();
        if (moved != 1) {
            throw new IllegalStateException("position: no longer " + from + " (expected: one follower at a time)");
        }
    }

    private DSLContext sql() {
        return DSL.using(database.app(), SQLDialect.POSTGRES);
    }
}
