package dev.orrery.kit.changes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.TestCaller;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Writers whose commits overlap in every order, and readers who stop and resume anywhere: nothing lost, nothing twice. */
class ConcurrentWritersIT {
    private static final int WRITERS = 8;
    private static final int TRANSACTIONS = 60;
    private static final int FOLLOWERS = 6;

    private final LogFixture fixture = new LogFixture();
    private final List<Organization> organizations =
            List.of(TestCaller.organization("acme"), TestCaller.organization("globex"));
    private final Queue<String> committed = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isWriting = new AtomicBoolean(true);

    @Test
    void everyCommittedChangeReachesEveryFollowerOnceAndInOrder() throws Exception {
        Position start = fixture.reader.head();
        ChangeFeed feed = fixture.feed();
        feed.start();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<LoggedChange>>> followers = new ArrayList<>();
            for (int i = 0; i < FOLLOWERS; i++) {
                RandomGenerator random = Seeds.random(i);
                // Half follow the feed's memory, half its table; a feed's reader falls back to the table by itself.
                Source source = i % 2 == 0 ? feed::after : fixture.reader::after;
                ChangeScope scope =
                        i < 2 ? new ChangeScope.AllOrganizations() : LogFixture.only(organizations.get(i / 2 % 2));
                followers.add(threads.submit(() -> follow(source, scope, start, random)));
            }
            write(threads);

            for (int i = 0; i < FOLLOWERS; i++) {
                List<LoggedChange> seen = followers.get(i).get();
                assertThat(seen).extracting(LoggedChange::position).isSorted().doesNotHaveDuplicates();
                ChangeScope scope =
                        i < 2 ? new ChangeScope.AllOrganizations() : LogFixture.only(organizations.get(i / 2 % 2));
                assertThat(seen)
                        .extracting(change -> change.organization().alias() + " " + change.resourceName())
                        .containsExactlyInAnyOrderElementsOf(expected(scope));
            }
        } finally {
            feed.stop();
        }
    }

    private List<String> expected(ChangeScope scope) {
        return committed.stream()
                .filter(entry -> organizations.stream()
                        .filter(organization -> scope.includes(organization.id()))
                        .anyMatch(organization -> entry.startsWith(organization.alias() + " ")))
                .toList();
    }

    private void write(ExecutorService threads) throws InterruptedException, ExecutionException {
        List<Callable<Void>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            int writer = i;
            RandomGenerator random = Seeds.random(1000 + i);
            writers.add(() -> {
                for (int n = 0; n < TRANSACTIONS; n++) {
                    transaction("notes/" + writer + "-" + n, random);
                }
                return null;
            });
        }
        for (Future<Void> done : threads.invokeAll(writers)) {
            done.get();
        }
        isWriting.set(false);
    }

    /** One to three changes; the row is written early or late in a transaction of random length, one in five is undone. */
    private void transaction(String name, RandomGenerator random) {
        Organization organization = organizations.get(random.nextInt(organizations.size()));
        int changes = 1 + random.nextInt(3);
        double before = random.nextDouble(0.004);
        double after = random.nextDouble(0.008);
        boolean isUndone = random.nextInt(5) == 0;
        try {
            fixture.transactions.change(organization, transaction -> {
                transaction.sql().execute("SELECT pg_current_xact_id(), pg_sleep(?)", before);
                for (int i = 0; i < changes; i++) {
                    fixture.append(transaction, name + "/" + i);
                }
                transaction.sql().execute("SELECT pg_sleep(?)", after);
                if (isUndone) {
                    throw new UndoneException();
                }
            });
            for (int i = 0; i < changes; i++) {
                committed.add(organization.alias() + " " + name + "/" + i);
            }
        } catch (UndoneException undone) {
            assertThat(isUndone).isTrue();
        }
    }

    /** Reads pages of random size, from time to time through an encoded position as after a disconnection. */
    private List<LoggedChange> follow(Source source, ChangeScope scope, Position start, RandomGenerator random) {
        List<LoggedChange> seen = new ArrayList<>();
        Position position = start;
        while (true) {
            boolean isLast = !isWriting.get();
            ChangeBatch batch = source.after(scope, position, 1 + random.nextInt(20));
            seen.addAll(batch.changes());
            position = batch.end();
            if (random.nextInt(4) == 0) {
                position = Position.parse(position.encode());
            }
            if (isLast && !batch.hasMore() && !position.isAfter(fixture.reader.head()) && isAtHead(position)) {
                return seen;
            }
        }
    }

    private boolean isAtHead(Position position) {
        return !fixture.reader.state().hasWaiting() && position.compareTo(fixture.reader.head()) >= 0;
    }

    private interface Source {
        ChangeBatch after(ChangeScope scope, Position after, int limit);
    }

    private static final class UndoneException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
