package dev.orrery.kit.changes;

import dev.orrery.kit.identity.UserId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Clock;
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
        transaction.writeSoon(
                INSERT,
                transaction.organizationId(),
                actor.value(),
                clock.instant(),
                texts(changes, NewChange::resourceName),
                texts(changes, NewChange::type),
                texts(changes, change -> change.kind().name()),
                changes.stream().map(change -> change.payload().toByteArray()).toArray(byte[][]::new),
                texts(changes, change -> String.join(FIELD_SEPARATOR, change.changedFields())));
        transaction.afterCommit(afterCommit);
    }

    private static String[] texts(List<NewChange> changes, Function<NewChange, String> text) {
        return changes.stream().map(text).toArray(String[]::new);
    }
}
