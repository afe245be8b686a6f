package dev.orrery.kit.changes;

import com.google.protobuf.ByteString;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationId;
import dev.orrery.kit.identity.UserId;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/**
 * Reads the log in an order that never gains a row in its past: only transactions below every running one count, by
 * transaction id, then sequence. A transaction that stays open holds back what commits after it began, and nothing is
 * skipped.
 */
final class ChangeReader {
    /** The least transaction id still running is where the readable log ends. */
    private static final String STATE = """
            SELECT epoch, xid::text::bigint AS horizon_xid, sequence AS horizon_sequence,
                pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS head,
                EXISTS (SELECT FROM change_log WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())) AS has_waiting
            FROM change_horizon
            """;

    private static final String ROWS = """
            SELECT c.xid::text::bigint AS position_xid, c.sequence, c.org_id, o.alias, c.resource_name, c.type, c.kind,
                c.payload, c.changed_fields, c.actor, c.change_time
            FROM (
                SELECT * FROM change_log
                WHERE (xid, sequence) > (?::text::xid8, ?) AND xid < ?::text::xid8 %s
                ORDER BY xid, sequence LIMIT ?
            ) c JOIN organization o ON o.org_id = c.org_id
            ORDER BY c.xid, c.sequence
            """;
    private static final String ALL_ROWS = ROWS.formatted("");
    private static final String ROWS_OF_ONE = ROWS.formatted("AND org_id = ?");

    private final DSLContext sql;

    /** {@code changes} connects as the role that sees all organisations' changes. */
    ChangeReader(DataSource changes) {
        this.sql = DSL.using(changes, SQLDialect.POSTGRES);
    }

    /** Where the readable log ends now. */
    Position head() {
        return state().head();
    }

    LogState state() {
        Record row = sql.fetchSingle(STATE);
        int epoch = row.get("epoch", Integer.class);
        return new LogState(
                new Position(epoch, row.get("horizon_xid", Long.class), row.get("horizon_sequence", Long.class)),
                new Position(epoch, row.get("head", Long.class), 0),
                row.get("has_waiting", Boolean.class));
    }

    /** Up to {@code limit} changes after a position; throws {@link PositionExpiredException} when some are gone. */
    ChangeBatch after(ChangeScope scope, Position after, int limit) {
        return after(scope, after, limit, state());
    }

    ChangeBatch after(ChangeScope scope, Position after, int limit, LogState state) {
        if (!state.reaches(after)) {
            throw new PositionExpiredException(state.head());
        }
        if (!state.head().isAfter(after)) {
            return new ChangeBatch(List.of(), after, false);
        }
        List<LoggedChange> changes = sql.fetch(query(scope), binds(scope, after, state.head(), limit))
                .map(row -> change(after.epoch(), row));
        boolean isFull = changes.size() == limit;
        return new ChangeBatch(changes, isFull ? changes.getLast().position() : state.head(), isFull);
    }

    private static String query(ChangeScope scope) {
        return switch (scope) {
            case ChangeScope.AllOrganizations all -> ALL_ROWS;
            case ChangeScope.OneOrganization one -> ROWS_OF_ONE;
        };
    }

    private static Object[] binds(ChangeScope scope, Position after, Position head, int limit) {
        List<Object> binds =
                new ArrayList<>(List.of(Long.toString(after.xid()), after.sequence(), Long.toString(head.xid())));
        if (scope instanceof ChangeScope.OneOrganization one) {
            binds.add(one.organization().value());
        }
        binds.add(limit);
        return binds.toArray();
    }

    private static LoggedChange change(int epoch, Record row) {
        return new LoggedChange(
                new Position(epoch, row.get("position_xid", Long.class), row.get("sequence", Long.class)),
                new Organization(new OrganizationId(row.get("org_id", UUID.class)), row.get("alias", String.class)),
                row.get("resource_name", String.class),
                row.get("type", String.class),
                ChangeKind.valueOf(row.get("kind", String.class)),
                ByteString.copyFrom(row.get("payload", byte[].class)),
                List.of(row.get("changed_fields", String[].class)),
                new UserId(row.get("actor", UUID.class)),
                row.get("change_time", OffsetDateTime.class).toInstant());
    }

    /**
     * How far the log goes.
     *
     * @param horizon rows up to here have been taken away
     * @param head rows before here can be read
     * @param hasWaiting whether rows beyond the head wait for an older transaction to end
     */
    record LogState(Position horizon, Position head, boolean hasWaiting) {
        /** Whether nothing is missing between {@code position} and the head. */
        boolean reaches(Position position) {
            return position.epoch() == horizon.epoch() && !horizon.isAfter(position);
        }
    }
}
