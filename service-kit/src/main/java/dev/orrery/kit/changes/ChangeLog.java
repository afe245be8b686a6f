package dev.orrery.kit.changes;

import dev.orrery.kit.identity.UserId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.BatchBindStep;

/**
 * Appends to the change log of this service, in the transaction that makes the change: both are committed or neither
 * is. Whoever watches is woken after the commit.
 */
public final class ChangeLog {
    private static final String INSERT = """
            INSERT INTO change_log (org_id, resource_name, type, kind, payload, changed_fields, actor, change_time)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::timestamptz)
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
        BatchBindStep insert = transaction.sql().batch(INSERT);
        for (NewChange change : changes) {
            insert = insert.bind(
                    transaction.organizationId(),
                    change.resourceName(),
                    change.type(),
                    change.kind().name(),
                    change.payload().toByteArray(),
                    change.changedFields().toArray(new String[0]),
                    actor.value(),
                    time);
        }
        insert.execute();
        transaction.afterCommit(afterCommit);
    }
}
