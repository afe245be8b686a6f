package dev.orrery.kit.changes;

import dev.orrery.kit.identity.UserId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/**
 * Appends to the change log of this service, in the transaction that makes the change: both are committed or neither
 * is. Whoever watches is woken after the commit.
 */
public final class ChangeLog {
    /** No field's name has a comma. */
    private static final String FIELD_SEPARATOR = ",";

    private static final String INSERT = """
            INSERT INTO change_log (org_id, resource_name, type, kind, payload, changed_fields, actor, change_time)
            SELECT ?, resource_name, type, kind, payload, string_to_array(changed_fields, ','), ?, ?
            FROM unnest(?, ?, ?, ?, ?) WITH ORDINALITY
              AS change (resource_name, type, kind, payload, changed_fields, ordinal)
            ORDER BY ordinal
            """;

    private final Clock clock;
    private final Runnable afterCommit;

    /** {@code afterCommit} tells the instances' {@link ChangeFeed}s that there is something to read. */
    ChangeLog(Clock clock, Runnable afterCommit) {
        this.clock = clock;
        this.afterCommit = afterCommit;
    }

    public void append(OrganizationTransaction transaction, UserId actor, NewChange change) {
        append(transaction, actor, List.of(change));
    }

    /** Appends in this order. */
    public void append(OrganizationTransaction transaction, UserId actor, List<NewChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        OffsetDateTime time = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        transaction.sql().connection(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                insert.setObject(1, transaction.organizationId());
                insert.setObject(2, actor.value());
                insert.setObject(3, time);
                insert.setArray(4, texts(connection, changes, NewChange::resourceName));
                insert.setArray(5, texts(connection, changes, NewChange::type));
                insert.setArray(
                        6, texts(connection, changes, change -> change.kind().name()));
                insert.setArray(7, payloads(connection, changes));
                insert.setArray(
                        8, texts(connection, changes, change -> String.join(FIELD_SEPARATOR, change.changedFields())));
                insert.executeUpdate();
            }
        });
        transaction.afterCommit(afterCommit);
    }

    private static Array texts(Connection connection, List<NewChange> changes, Function<NewChange, String> text)
            throws SQLException {
        return connection.createArrayOf("text", changes.stream().map(text).toArray(String[]::new));
    }

    private static Array payloads(Connection connection, List<NewChange> changes) throws SQLException {
        return connection.createArrayOf(
                "bytea",
                changes.stream().map(change -> change.payload().toByteArray()).toArray(byte[][]::new));
    }
}
