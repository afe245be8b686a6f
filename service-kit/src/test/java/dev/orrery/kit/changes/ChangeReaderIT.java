package dev.orrery.kit.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.database.Migrations;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.TestCaller;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ChangeReaderIT {
    private static final LogFixture fixture = new LogFixture();

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void readsWhatWasCommittedAsItWasAppended() {
        Position before = fixture.reader.head();
        fixture.commit(acme, "notes/a");

        List<LoggedChange> changes = fixture.readAll(LogFixture.only(acme), before, 10);

        assertThat(changes).hasSize(1);
        LoggedChange change = changes.getFirst();
        assertThat(change.fullName()).isEqualTo("orgs/" + acme.alias() + "/notes/a");
        assertThat(change.organization()).isEqualTo(acme);
        assertThat(change.kind()).isEqualTo(ChangeKind.CREATED);
        assertThat(change.payload().toStringUtf8()).isEqualTo("notes/a");
        assertThat(change.actor()).isEqualTo(LogFixture.ACTOR);
        assertThat(change.time()).isEqualTo(FixedClock.START);
    }

    @Test
    void neverShowsWhatWasRolledBack() {
        assertThatThrownBy(() -> fixture.transactions.change(acme, transaction -> {
                    fixture.append(transaction, "notes/undone");
                    throw new IllegalStateException("undo");
                }))
                .hasMessage("undo");
        fixture.commit(acme, "notes/done");

        assertThat(fixture.names(acme)).containsExactly("notes/done");
    }

    @Test
    void holdsBackWhatCommitsWhileAnOlderTransactionIsOpen() throws InterruptedException {
        CountDownLatch appended = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        Thread slow = Thread.ofVirtual()
                .start(() -> fixture.transactions.change(acme, transaction -> {
                    fixture.append(transaction, "notes/slow");
                    transaction.sendWrites();
                    appended.countDown();
                    awaitQuietly(mayCommit);
                }));
        appended.await();
        Position before = fixture.beginning();
        fixture.commit(acme, "notes/quick");

        List<String> seenWhileOpen = fixture.names(acme);
        boolean hasWaiting = fixture.reader.state().hasWaiting();
        mayCommit.countDown();
        slow.join();

        assertThat(seenWhileOpen).isEmpty();
        assertThat(hasWaiting).isTrue();
        assertThat(fixture.readAll(LogFixture.only(acme), before, 1))
                .extracting(LoggedChange::resourceName)
                .containsExactly("notes/slow", "notes/quick");
    }

    @Test
    void showsOneOrganizationOnlyItsOwn() {
        Organization globex = TestCaller.organization("globex");
        fixture.commit(acme, "notes/acme");
        fixture.commit(globex, "notes/globex");

        assertThat(fixture.names(acme)).containsExactly("notes/acme");
        assertThat(fixture.names(globex)).containsExactly("notes/globex");
    }

    @Test
    void advancesThePositionWhereThereIsNothingToSee() {
        Position before = fixture.reader.head();
        fixture.commit(TestCaller.organization("globex"), "notes/elsewhere");

        ChangeBatch batch = fixture.reader.after(LogFixture.only(acme), before, 10);

        assertThat(batch.changes()).isEmpty();
        assertThat(batch.end()).isGreaterThan(before);
    }

    @Test
    void refusesAPositionThatRetentionHasPassed() throws SQLException {
        LogFixture old = new LogFixture();
        old.commit(acme, "notes/0");
        Position first = old.readAll(LogFixture.only(acme), old.beginning(), 10)
                .getFirst()
                .position();
        old.commit(acme, "notes/1");
        old.clock.advance(Duration.ofDays(8));
        old.commit(acme, "notes/2");
        backdate(old, "notes/0", "notes/1");
        Position start = old.beginning();

        int deleted = new ChangeRetention(old.database.changes(), old.clock, Duration.ofDays(7)).run();

        assertThat(deleted).isEqualTo(2);
        assertThat(old.names(acme)).containsExactly("notes/2");
        assertThatThrownBy(() -> old.reader.after(LogFixture.only(acme), start, 10))
                .isInstanceOf(PositionExpiredException.class);
        assertThatThrownBy(() -> old.reader.after(LogFixture.only(acme), first, 10))
                .isInstanceOf(PositionExpiredException.class);
    }

    @Test
    void refusesAPositionOfAnotherEpoch() {
        Position head = fixture.reader.head();

        assertThatThrownBy(() ->
                        fixture.reader.after(LogFixture.only(acme), new Position(head.epoch() + 1, head.xid(), 0), 10))
                .isInstanceOf(PositionExpiredException.class);
    }

    @Test
    void beginsANewEpochWhenTheServersTransactionIdsBeganAnew() throws SQLException {
        LogFixture restored = new LogFixture();
        restored.commit(acme, "notes/a");
        int epoch = restored.reader.head().epoch();
        execute(restored, "UPDATE change_log SET xid = '999999999'");

        Migrations.migrate(restored.database.url(), "kittest", "kittest", Migrations.defaultLocation("kittest"));

        assertThat(restored.reader.head().epoch()).isEqualTo(epoch + 1);
        assertThat(restored.names(acme)).isEmpty();
    }

    @Test
    void readsBackAPositionAndRefusesEverythingElse() {
        Position position = new Position(3, 123_456_789_012L, 42);

        assertThat(Position.parse(position.encode())).isEqualTo(position);
        assertThat(List.of("", "x", "!", position.encode() + "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"))
                .allSatisfy(text -> assertThatThrownBy(() -> Position.parse(text))
                        .isInstanceOf(ServiceException.class)
                        .hasMessageStartingWith("POSITION_INVALID"));
    }

    /** Retention never takes what is younger than a day by the server's own clock. */
    private static void backdate(LogFixture fixture, String... names) throws SQLException {
        for (String name : names) {
            execute(
                    fixture,
                    "UPDATE change_log SET change_time = now() - interval '30 days' WHERE resource_name = '" + name
                            + "'");
        }
    }

    private static void execute(LogFixture fixture, String statement) throws SQLException {
        try (Connection admin = fixture.database.admin();
                Statement sql = admin.createStatement()) {
            sql.execute(statement);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new IllegalStateException(stopping);
        }
    }
}
