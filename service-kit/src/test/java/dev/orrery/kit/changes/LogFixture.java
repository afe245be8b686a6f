package dev.orrery.kit.changes;

import com.google.protobuf.ByteString;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.orrery.kit.errors.ConstraintReasons;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.UserId;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.EmbeddedDatabase;
import dev.orrery.kit.testing.FixedClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** A change log in a database of its own, with a way to write to it and to read it to its end. */
final class LogFixture {
    static final UserId ACTOR = new UserId(new UUID(1, 1));
    private static final String CHANNEL = "orrery_kittest_changes";

    final EmbeddedDatabase database = EmbeddedDatabase.of("kittest");
    final FixedClock clock = new FixedClock();
    final OrganizationTransactions transactions =
            new OrganizationTransactions(pool(database.app()), ConstraintReasons.none());
    final CommitNotifier notifier = new CommitNotifier(pool(database.changes()), CHANNEL);
    final ChangeLog log = new ChangeLog(clock, notifier::notifySoon);
    final ChangeReader reader = new ChangeReader(pool(database.changes()));

    /** Appends one change named {@code name} within a transaction. */
    void append(OrganizationTransaction transaction, String name) {
        log.append(
                transaction,
                ACTOR,
                new NewChange(name, "note", ChangeKind.CREATED, ByteString.copyFromUtf8(name), List.of()));
    }

    /** Commits one change. */
    void commit(Organization organization, String name) {
        transactions.change(organization, transaction -> append(transaction, name));
    }

    /** Reads to the end, a page at a time. */
    List<LoggedChange> readAll(ChangeScope scope, Position from, int pageRows) {
        List<LoggedChange> all = new ArrayList<>();
        Position position = from;
        ChangeBatch batch;
        do {
            batch = reader.after(scope, position, pageRows);
            all.addAll(batch.changes());
            position = batch.end();
        } while (batch.hasMore());
        return all;
    }

    /** The names of all changes of an organisation. */
    List<String> names(Organization organization) {
        return readAll(only(organization), beginning(), 100).stream()
                .map(LoggedChange::resourceName)
                .toList();
    }

    Position beginning() {
        return reader.state().horizon();
    }

    static ChangeScope only(Organization organization) {
        return new ChangeScope.OneOrganization(organization.id());
    }

    ChangeFeed feed() {
        return new ChangeFeed(reader, new ChangeListener(database.changes(), CHANNEL, Duration.ofSeconds(1)));
    }

    /** As in a service; it ends with this JVM. */
    private static DataSource pool(DataSource connections) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(connections);
        config.setAutoCommit(false);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }
}
