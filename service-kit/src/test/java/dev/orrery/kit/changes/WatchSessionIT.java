package dev.orrery.kit.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.testing.TestCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchSessionIT {
    private static final int MANY = 1000;

    private final LogFixture fixture = new LogFixture();
    private final Organization acme = TestCaller.organization("acme");
    private final ChangeFeed feed = fixture.feed();
    private final FakeClient client = new FakeClient();
    private final AtomicInteger batches = new AtomicInteger();
    private final Signal signal = new Signal();

    @AfterEach
    void stop() {
        feed.stop();
    }

    @Test
    void holdsOneBatchForAClientThatDoesNotRead() {
        Position start = fixture.reader.head();
        fixture.transactions.change(acme, transaction -> {
            for (int i = 0; i < MANY; i++) {
                fixture.append(transaction, "notes/" + i);
            }
        });
        client.takeOnly(10);

        WatchSession<String, String> session = session(start, Instant.MAX);
        Thread thread = Thread.ofVirtual().start(session);
        await().until(() -> client.frames().size() == 10);

        assertThat(batches).hasValue(1);
        client.takeOnly(Integer.MAX_VALUE);
        signal.wake();
        await().until(() -> client.changes().size() == MANY);
        assertThat(client.changes()).doesNotHaveDuplicates();
        end(session, thread);
    }

    @Test
    void tellsItsClientToComeAgainWhenTheServiceStops() {
        WatchSession<String, String> session = session(fixture.reader.head(), Instant.MAX);
        Thread thread = Thread.ofVirtual().start(session);
        await().until(() -> client.frames().size() == 1);

        end(session, thread);

        assertThat(client.failure())
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo("TEMPORARILY_UNAVAILABLE"));
    }

    @Test
    void endsWithTheToken() {
        WatchSession<String, String> session =
                session(fixture.reader.head(), fixture.clock.instant().plusSeconds(60));
        Thread.ofVirtual().start(session);
        await().until(() -> client.frames().size() == 1);

        fixture.clock.advance(Duration.ofSeconds(61));
        signal.wake();

        await().until(() -> client.failure() != null);
        assertThat(client.failure()).hasMessageStartingWith("UNAUTHENTICATED_CALLER");
    }

    @Test
    void leavesNothingBehindWhenTheClientGoes() throws InterruptedException {
        WatchSession<String, String> session = session(fixture.reader.head(), Instant.MAX);
        Thread thread = Thread.ofVirtual().start(session);
        await().until(() -> client.frames().size() == 1);

        client.cancel();
        signal.wake();
        thread.join();

        assertThat(client.failure()).isNull();
    }

    private void end(WatchSession<String, String> session, Thread thread) {
        session.stop();
        await().until(() -> !thread.isAlive());
    }

    private WatchSession<String, String> session(Position start, Instant expireTime) {
        feed.start();
        return new WatchSession<>(
                feed,
                LogFixture.only(acme),
                start,
                this::see,
                new TextFrames(),
                client,
                signal,
                new Semaphore(1),
                fixture.clock,
                expireTime,
                Duration.ofSeconds(10));
    }

    private List<VisibleChange<String>> see(List<LoggedChange> changes) {
        if (!changes.isEmpty()) {
            batches.incrementAndGet();
        }
        return changes.stream()
                .map(change -> new VisibleChange<>(change, position -> "change " + change.resourceName()))
                .toList();
    }

    private record TextFrames() implements WatchFrames<String, String> {
        @Override
        public String change(String change) {
            return change;
        }

        @Override
        public String heartbeat(String position) {
            return "heartbeat " + position;
        }

        @Override
        public String reset(String position) {
            return "reset " + position;
        }
    }
}
