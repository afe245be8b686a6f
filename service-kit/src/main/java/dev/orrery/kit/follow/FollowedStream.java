package dev.orrery.kit.follow;

import dev.orrery.kit.database.ServiceDatabase;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** How far a stream is followed, in the table {@code followed_stream} of the service that follows. */
final class FollowedStream {
    private static final Table<?> TABLE = DSL.table("followed_stream");
    private static final Field<String> STREAM = DSL.field("stream", String.class);
    private static final Field<String> POSITION = DSL.field("position", String.class);
    private static final Field<Instant> UPDATE_TIME = DSL.field("update_time", SQLDataType.INSTANT);

    private final ServiceDatabase database;
    private final String stream;

    FollowedStream(ServiceDatabase database, String stream) {
        this.database = database;
        this.stream = stream;
    }

    /** Where to go on; empty before the first time. */
    Optional<String> position() {
        return sql().select(POSITION).from(TABLE).where(STREAM.eq(stream)).fetchOptional(POSITION);
    }

    /** Begins at a position, unless it has begun. */
    void begin(String position, Instant now) {
        sql().transaction(configuration -> configuration
                .dsl()
                .insertInto(TABLE, STREAM, POSITION, UPDATE_TIME)
                .values(stream, position, now)
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
                .update(TABLE)
                .set(POSITION, to)
                .set(UPDATE_TIME, now)
                .where(STREAM.eq(stream), POSITION.eq(from))
                .execute();
        if (moved != 1) {
            throw new IllegalStateException("position: no longer " + from + " (expected: one follower at a time)");
        }
    }

    private DSLContext sql() {
        return DSL.using(database.app(), SQLDialect.POSTGRES);
    }
}
