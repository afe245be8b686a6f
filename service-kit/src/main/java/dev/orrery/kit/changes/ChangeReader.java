package dev.orrery.kit.changes;

import com.google.protobuf.ByteString;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationId;
import dev.orrery.kit.identity.UserId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jooq.exception.DataAccessException;

/**
 * Reads the log in an order that never gains a row in its past: only transactions below every running one count, by
 * transaction id, then sequence. A transaction that stays open holds back what commits after it began, and nothing is
 * skipped. Each reading is one question, how far the log goes and what there is, and plain JDBC: every write of every
 * instance has it asked.
 */
final class ChangeReader {
    /** The least transaction id still running is where the readable log ends. */
    private static final String STATE = """
            SELECT epoch, xid::text::bigint AS horizon_xid, sequence AS horizon_sequence,
                pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS head,
                EXISTS (SELECT FROM change_log WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())) AS has_waiting
            FROM change_horizon
            """;

    /** One row without a change where there are none. */
    private static final String ROWS = """
            SELECT log.*, c.xid::text::bigint AS position_xid, c.sequence, c.org_id, o.alias, c.resource_name, c.type,
                c.kind, c.payload, c.changed_fields, c.actor, c.change_time
            FROM (%s) log LEFT JOIN (
                (SELECT * FROM change_log
                WHERE (xid, sequence) > (?::text::xid8, ?) AND xid < pg_snapshot_xmin(pg_current_snapshot()) %s
                ORDER BY xid, sequence LIMIT ?) c JOIN organization o ON o.org_id = c.org_id
            ) ON log.epoch = ?
            ORDER BY c.xid, c.sequence
            """;

    private static final String ALL_ROWS = ROWS.formatted(STATE, "");
    private static final String ROWS_OF_ONE = ROWS.formatted(STATE, "AND org_id = ?");

    private final DataSource changes;

    /** {@code changes} connects as the role that sees all organisations' changes. */
    ChangeReader(DataSource changes) {
        this.changes = changes;
    }

    /** Where the readable log ends now. */
    Position head() {
        return state().head();
    }

    LogState state() {
        return ask(STATE, List.of(), answer -> {
            answer.next();
            return state(answer);
        });
    }

    /** Up to {@code limit} changes after a position; throws {@link PositionExpiredException} when some are gone. */
    ChangeBatch after(ChangeScope scope, Position after, int limit) {
        Reading reading = read(scope, after, limit);
        if (!reading.state().reaches(after)) {
            throw new PositionExpiredException(reading.state().head());
        }
        return reading.batch();
    }

    /** The same, whether or not the log still reaches back to the position. */
    Reading read(ChangeScope scope, Position after, int limit) {
        List<Object> binds = new ArrayList<>(List.of(Long.toString(after.xid()), after.sequence()));
        if (scope instanceof ChangeScope.OneOrganization one) {
            binds.add(one.organization().value());
        }
        binds.add(limit);
        binds.add(after.epoch());
        return ask(query(scope), binds, answer -> {
            answer.next();
            LogState state = state(answer);
            List<LoggedChange> changes = new ArrayList<>();
            if (answer.getString("resource_name") != null) {
                do {
                    changes.add(change(after.epoch(), answer));
                } while (answer.next());
            }
            boolean isFull = changes.size() == limit;
            Position end = isFull ? changes.getLast().position() : Position.later(after, state.head());
            return new Reading(state, new ChangeBatch(changes, end, isFull));
        });
    }

    private <T> T ask(String question, List<Object> binds, Answer<T> meaning) {
        try (Connection connection = changes.getConnection();
                PreparedStatement query = connection.prepareStatement(question)) {
            for (int i = 0; i < binds.size(); i++) {
                query.setObject(i + 1, binds.get(i));
            }
            try (ResultSet answer = query.executeQuery()) {
                return meaning.of(answer);
            }
        } catch (SQLException failure) {
            throw new DataAccessException("The change log cannot be read", failure);
        }
    }

    private static String query(ChangeScope scope) {
        return switch (scope) {
            case ChangeScope.AllOrganizations all -> ALL_ROWS;
            case ChangeScope.OneOrganization one -> ROWS_OF_ONE;
        };
    }

    private static LogState state(ResultSet row) throws SQLException {
        int epoch = row.getInt("epoch");
        return new LogState(
                new Position(epoch, row.getLong("horizon_xid"), row.getLong("horizon_sequence")),
                new Position(epoch, row.getLong("head"), 0),
                row.getBoolean("has_waiting"));
    }

    private static LoggedChange change(int epoch, ResultSet row) throws SQLException {
        return new LoggedChange(
                new Position(epoch, row.getLong("position_xid"), row.getLong("sequence")),
                new Organization(new OrganizationId(row.getObject("org_id", UUID.class)), row.getString("alias")),
                row.getString("resource_name"),
                row.getString("type"),
                ChangeKind.valueOf(row.getString("kind")),
                ByteString.copyFrom(row.getBytes("payload")),
                List.of((String[]) row.getArray("changed_fields").getArray()),
                new UserId(row.getObject("actor", UUID.class)),
                row.getObject("change_time", OffsetDateTime.class).toInstant());
    }

    private interface Answer<T> {
        T of(ResultSet rows) throws SQLException;
    }

    /** What one question has found: how far the log goes, and the changes, if it reaches back to where they begin. */
    record Reading(LogState state, ChangeBatch batch) {}

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
