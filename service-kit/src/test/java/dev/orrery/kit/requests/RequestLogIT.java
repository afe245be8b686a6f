package dev.orrery.kit.requests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.errors.ConstraintReasons;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.EmbeddedDatabase;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.kittest.v1.CreateNoteRequest;
import dev.orrery.kittest.v1.Note;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RequestLogIT {
    private static final CreateNoteRequest REQUEST = CreateNoteRequest.newBuilder()
            .setParent("orgs/acme")
            .setRequestId("r")
            .build();

    private static final EmbeddedDatabase database = EmbeddedDatabase.of("kittest");

    private final FixedClock clock = new FixedClock();
    private final RequestLog requests = new RequestLog(clock);
    private final OrganizationTransactions transactions =
            new OrganizationTransactions(database.app(), ConstraintReasons.none());
    private final Organization acme = TestCaller.organization("acme");
    private final Caller ada = TestCaller.named("ada").asCaller();
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void runsOnceHoweverManyComeAtTheSameTime() throws Exception {
        List<Future<Note>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                answers.add(threads.submit(() -> once(ada, REQUEST)));
            }
        }

        for (Future<Note> answer : answers) {
            assertThat(answer.get().getTitle()).isEqualTo("run 1");
        }
    }

    @Test
    void runsAgainAfterADay() {
        assertThat(once(ada, REQUEST).getTitle()).isEqualTo("run 1");
        clock.advance(RequestLog.RETENTION.minusSeconds(1));
        assertThat(once(ada, REQUEST).getTitle()).isEqualTo("run 1");
        clock.advance(Duration.ofSeconds(2));

        assertThat(once(ada, REQUEST).getTitle()).isEqualTo("run 2");
    }

    @Test
    void keepsTheIdsOfTwoCallersApart() {
        Caller ben = TestCaller.named("ben").asCaller();

        assertThat(once(ada, REQUEST).getTitle()).isEqualTo("run 1");
        assertThat(once(ben, REQUEST).getTitle()).isEqualTo("run 2");
    }

    @Test
    void alwaysRunsARequestWithoutAnId() {
        CreateNoteRequest anonymous = REQUEST.toBuilder().clearRequestId().build();

        assertThat(once(ada, anonymous).getTitle()).isEqualTo("run 1");
        assertThat(once(ada, anonymous).getTitle()).isEqualTo("run 2");
    }

    @Test
    void takesExpiredRowsAway() {
        for (int i = 0; i < 5; i++) {
            once(ada, REQUEST.toBuilder().setRequestId("old-" + i).build());
        }
        clock.advance(RequestLog.RETENTION.plusSeconds(1));

        once(ada, REQUEST);

        Integer rows = transactions.read(
                acme,
                transaction -> transaction
                        .sql()
                        .fetchSingle("SELECT count(*) FROM request_log")
                        .get(0, Integer.class));
        assertThat(rows).isOne();
    }

    private Note once(Caller caller, CreateNoteRequest request) {
        return transactions.write(
                acme,
                transaction -> requests.once(
                        transaction,
                        caller,
                        request,
                        Note.parser(),
                        () -> Note.newBuilder()
                                .setTitle("run " + runs.incrementAndGet())
                                .build()));
    }
}
