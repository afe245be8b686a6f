package dev.orrery.kit.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.orrery.kit.errors.ConstraintReasons;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.testing.EmbeddedDatabase;
import dev.orrery.kit.testing.TestCaller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class BatchedQuestionIT {
    private static final EmbeddedDatabase database = EmbeddedDatabase.of("kittest");

    /** Of two connections, so that a test stands still where somebody who waits for others has one. */
    private static final HikariDataSource pool = pool();

    private static final String FAILING = "failing";

    private static final RenderedQuery BODIES =
            RenderedQuery.plannedOnce(DSL.select(DSL.field("coalesce(note.body, 'none')", String.class))
                    .from(DSL.table("unnest({0}) WITH ORDINALITY", DSL.param("titles", SQLDataType.CLOB.array()))
                            .as("asked", "title", "place"))
                    .leftJoin("note")
                    .on("note.title = asked.title")
                    .orderBy(DSL.field("asked.place")));

    private final Organization acme = TestCaller.organization("acme");
    private final OrganizationTransactions transactions = new OrganizationTransactions(pool, ConstraintReasons.none());

    /** What each statement was asked. */
    private final List<List<String>> statements = new CopyOnWriteArrayList<>();

    private final BatchedQuestion<String, String> body = new BatchedQuestion<>(this::bodies);

    /** Questions of this wait until it is open. */
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterAll
    static void close() {
        pool.close();
    }

    @Test
    void answersManyAsEachWouldBeAnsweredAlone() throws Exception {
        Organization globex = TestCaller.organization("globex");
        for (Organization organization : List.of(acme, globex)) {
            transactions.change(organization, transaction -> {
                for (int i = 0; i < 10; i++) {
                    write(transaction, "note " + i, organization.alias() + " " + i);
                }
            });
        }

        List<Asking> all = IntStream.range(0, 32)
                .mapToObj(client -> new Asking(() -> {
                    Organization organization = client % 2 == 0 ? acme : globex;
                    for (int i = 0; i < 50; i++) {
                        int note = (client + i) % 11;
                        assertThat(ask(organization, "note " + note))
                                .isEqualTo(note == 10 ? "none" : organization.alias() + " " + note);
                    }
                    return "";
                }))
                .toList();

        for (Asking asking : all) {
            asking.answer.get();
        }
    }

    @Test
    void seesWhatWasWrittenBeforeItWasAsked() throws Exception {
        List<Asking> all = IntStream.range(0, 8)
                .mapToObj(client -> new Asking(() -> {
                    for (int i = 0; i < 20; i++) {
                        String title = client + " " + i;
                        transactions.change(acme, transaction -> write(transaction, title, "body of " + title));
                        assertThat(ask(acme, title)).isEqualTo("body of " + title);
                    }
                    return "";
                }))
                .toList();

        for (Asking asking : all) {
            asking.answer.get();
        }
    }

    @Test
    void asksOnceForAllWhoCameMeanwhile() throws Exception {
        Asking first = asking("gate");
        List<Asking> others = IntStream.range(0, 100)
                .mapToObj(i -> asking("note " + i).waiting())
                .toList();
        gate.countDown();

        assertThat(first.answer.get()).isEqualTo("none");
        for (Asking other : others) {
            assertThat(other.answer.get()).isEqualTo("none");
        }
        assertThat(statements).extracting(List::size).containsExactly(1, 64, 36);
    }

    @Test
    void doesNotWaitForAnotherOrganization() throws Exception {
        Asking first = asking("gate");

        assertThat(ask(TestCaller.organization("globex"), "note")).isEqualTo("none");
        gate.countDown();
        assertThat(first.answer.get()).isEqualTo("none");
    }

    @Test
    void failsForThoseOnlyWhoAskForWhatFails() throws Exception {
        Asking first = asking("gate");
        List<Asking> failing =
                List.of(asking(FAILING).waiting(), asking(FAILING).waiting());
        Asking other = asking("note").waiting();
        gate.countDown();

        assertThat(first.answer.get()).isEqualTo("none");
        assertThat(other.answer.get()).isEqualTo("none");
        for (Asking asking : failing) {
            assertThatThrownBy(asking.answer::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasStackTraceContaining("division by zero");
        }
        assertThat(ask(acme, "afterwards")).isEqualTo("none");
    }

    @Test
    void isInterruptedAlone() throws Exception {
        Asking first = asking("gate");
        Asking asksForOthers = asking("a").waiting();
        Asking other = asking("b").waiting();
        asksForOthers.thread.interrupt();
        gate.countDown();

        assertThat(first.answer.get()).isEqualTo("none");
        assertThat(other.answer.get()).isEqualTo("none");
        // Its own answer may have been there before it would have had to wait for it.
        asksForOthers.thread.join();
        assertThat(ask(acme, "afterwards")).isEqualTo("none");
    }

    @Test
    void isUnavailableToEachWhenTheDatabaseIs() throws Exception {
        PGSimpleDataSource nowhere = database.app();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere");
        OrganizationTransactions broken = new OrganizationTransactions(nowhere, ConstraintReasons.none());
        Asking first = asking("gate");
        List<Asking> others = IntStream.range(0, 4)
                .mapToObj(i -> new Asking(() -> broken.read(acme, transaction -> body.ask(transaction, "note"))))
                .map(Asking::waiting)
                .toList();
        gate.countDown();

        assertThat(first.answer.get()).isEqualTo("none");
        for (Asking other : others) {
            assertThatThrownBy(other.answer::get)
                    .cause()
                    .isInstanceOf(ServiceException.class)
                    .hasMessageStartingWith("TEMPORARILY_UNAVAILABLE");
        }
    }

    @Test
    void asksAloneWhoHasAConnection() throws Exception {
        Asking first = asking("gate");

        String second = transactions.read(acme, transaction -> {
            assertThat(bodies(transaction, List.of("a"))).containsExactly("none");
            return body.ask(transaction, "b");
        });

        assertThat(second).isEqualTo("none");
        gate.countDown();
        assertThat(first.answer.get()).isEqualTo("none");
    }

    @Test
    void seesInAWriteWhatTheWriteHasWritten() throws Exception {
        transactions.change(acme, transaction -> write(transaction, "known", "to the organisation"));
        Asking first = asking("gate");

        assertThatThrownBy(() -> transactions.change(acme, transaction -> {
                    write(transaction, "plan", "body");
                    assertThat(body.ask(transaction, "plan")).isEqualTo("body");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        gate.countDown();
        assertThat(first.answer.get()).isEqualTo("none");
        assertThat(ask(acme, "plan")).isEqualTo("none");
    }

    /** Asks at once if the question is that of the gate, and it is being asked then. */
    private Asking asking(String title) {
        Asking asking = new Asking(() -> ask(acme, title));
        if (title.equals("gate")) {
            soon().until(() -> statements.contains(List.of("gate")));
        }
        return asking;
    }

    private String ask(Organization organization, String title) {
        return transactions.read(organization, transaction -> body.ask(transaction, title));
    }

    private List<String> bodies(OrganizationTransaction transaction, List<String> titles) {
        statements.add(titles);
        if (titles.contains("gate")) {
            enter(gate);
        }
        if (titles.contains(FAILING)) {
            transaction.sql().execute("SELECT 1 / 0");
        }
        return new ArrayList<>(
                BODIES.fetch(transaction, Map.of("titles", titles.toArray(String[]::new)), row -> row.getString(1)));
    }

    private static ConditionFactory soon() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
    }

    private static void enter(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static void write(OrganizationTransaction transaction, String title, String body) {
        transaction.sql().execute("INSERT INTO note VALUES (?, ?, ?)", transaction.organizationId(), title, body);
    }

    private static HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.app());
        config.setMaximumPoolSize(2);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    /** Somebody who asks, on a thread of their own. */
    private static final class Asking {
        private final FutureTask<String> answer;
        private final Thread thread;

        Asking(Callable<String> question) {
            answer = new FutureTask<>(question);
            thread = Thread.startVirtualThread(answer);
        }

        Asking waiting() {
            soon().until(() -> thread.getState() == Thread.State.WAITING);
            return this;
        }
    }
}
