package dev.orrery.kit.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ConstraintReasons;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.testing.EmbeddedDatabase;
import dev.orrery.kit.testing.TestCaller;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class OrganizationTransactionsIT {
    private static final EmbeddedDatabase database = EmbeddedDatabase.of("kittest");

    private final Organization acme = TestCaller.organization("acme");
    private final OrganizationTransactions transactions = new OrganizationTransactions(
            database.app(),
            ConstraintReasons.builder()
                    .on(
                            "note_pkey",
                            () -> ServiceException.of(CommonReason.ETAG_MISMATCH, "Taken.")
                                    .build())
                    .build());

    @Test
    void showsEachOrganizationItsRowsOnly() {
        Organization globex = TestCaller.organization("globex");
        transactions.change(acme, transaction -> insert(transaction, "plan"));

        assertThat(count(acme)).isOne();
        assertThat(count(globex)).isZero();
    }

    @Test
    void refusesToWriteIntoAnotherOrganization() {
        Organization globex = TestCaller.organization("globex");

        assertThatThrownBy(() -> transactions.change(
                        acme,
                        transaction -> transaction
                                .sql()
                                .execute(
                                        "INSERT INTO note VALUES (?, 'x', 'y')",
                                        globex.id().value())))
                .hasMessageContaining("row-level security");
        assertThat(count(globex)).isZero();
    }

    @Test
    void undoesEverythingWhenTheWorkThrows() {
        assertThatThrownBy(() -> transactions.change(acme, transaction -> {
                    insert(transaction, "plan");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(count(acme)).isZero();
    }

    @Test
    void refusesToWriteInARead() {
        assertThatThrownBy(() -> transactions.read(acme, transaction -> insert(transaction, "plan")))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("read-only");
    }

    @Test
    void writesTheOrganizationDownBeforeItsFirstRow() {
        transactions.change(acme, transaction -> insert(transaction, "plan"));

        String alias = transactions.read(
                acme,
                transaction -> transaction
                        .sql()
                        .fetchSingle("SELECT alias FROM organization")
                        .get(0, String.class));
        assertThat(alias).isEqualTo(acme.alias());
    }

    @Test
    void runsTheLoserOfADeadlockAgain() throws Exception {
        transactions.change(acme, transaction -> {
            insert(transaction, "a");
            insert(transaction, "b");
        });
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger runs = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> one = threads.submit(() -> lockInOrder("a", "b", both, runs));
            Future<?> other = threads.submit(() -> lockInOrder("b", "a", both, runs));
            one.get();
            other.get();
        }

        assertThat(runs).hasValue(3);
    }

    @Test
    void tellsTheMeaningOfANamedConstraint() {
        transactions.change(acme, transaction -> insert(transaction, "plan"));

        assertThatThrownBy(() -> transactions.change(acme, transaction -> insert(transaction, "plan")))
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith("ETAG_MISMATCH");
        assertThatThrownBy(() -> transactions.change(acme, transaction -> insert(transaction, "forbidden")))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void isUnavailableWhenAStatementTakesTooLong() {
        assertThatThrownBy(() -> transactions.read(
                        acme,
                        Duration.ofMillis(50),
                        transaction -> transaction.sql().execute("SELECT pg_sleep(10)")))
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith("TEMPORARILY_UNAVAILABLE");
    }

    @Test
    void isUnavailableWhenTheDatabaseIs() {
        PGSimpleDataSource nowhere = database.app();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere");
        OrganizationTransactions broken = new OrganizationTransactions(nowhere, ConstraintReasons.none());

        assertThatThrownBy(() -> broken.read(acme, OrganizationTransactionsIT::count))
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith("TEMPORARILY_UNAVAILABLE");
    }

    @Test
    void takesNoConnectionForWorkThatAsksNothing() {
        PGSimpleDataSource nowhere = database.app();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere");
        OrganizationTransactions broken = new OrganizationTransactions(nowhere, ConstraintReasons.none());

        assertThat(broken.<Integer>read(acme, transaction -> 1)).isOne();
    }

    private void lockInOrder(String first, String second, CyclicBarrier both, AtomicInteger runs) {
        transactions.change(acme, transaction -> {
            boolean isFirstRun = runs.incrementAndGet() <= 2;
            touch(transaction, first);
            if (isFirstRun) {
                meet(both);
            }
            touch(transaction, second);
        });
    }

    private static void meet(CyclicBarrier both) {
        try {
            both.await();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void touch(OrganizationTransaction transaction, String title) {
        transaction.sql().execute("UPDATE note SET body = body || 'x' WHERE title = ?", title);
    }

    private static int insert(OrganizationTransaction transaction, String title) {
        return transaction.sql().execute("INSERT INTO note VALUES (?, ?, 'body')", transaction.organizationId(), title);
    }

    private int count(Organization organization) {
        return transactions.read(organization, OrganizationTransactionsIT::count);
    }

    private static int count(OrganizationTransaction transaction) {
        return transaction.sql().fetchSingle("SELECT count(*) FROM note").get(0, Integer.class);
    }
}
