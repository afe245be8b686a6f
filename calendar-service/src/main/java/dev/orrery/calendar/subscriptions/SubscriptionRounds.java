package dev.orrery.calendar.subscriptions;

import dev.orrery.calendar.organizations.SelectOrganizations;
import dev.orrery.kit.identity.Organization;
import java.util.Collections;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads all subscriptions that are due, a few at once. Organisations take turns, so that one with many slow servers does
 * not hold up the others.
 */
final class SubscriptionRounds {
    private final SelectOrganizations organizations;
    private final SubscriptionWork work;
    private final int concurrency;

    SubscriptionRounds(SelectOrganizations organizations, SubscriptionWork work, int concurrency) {
        this.organizations = organizations;
        this.work = work;
        this.concurrency = concurrency;
    }

    /** Returns when nothing is due that nobody reads. */
    void run() throws InterruptedException {
        Queue<Organization> waiting = new ConcurrentLinkedQueue<>(organizations.all());
        Callable<Boolean> worker = () -> {
            for (Organization next = waiting.poll(); next != null; next = waiting.poll()) {
                readOne(next, waiting);
            }
            return true;
        };
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> done : workers.invokeAll(Collections.nCopies(concurrency, worker))) {
                done.get();
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a worker has failed", failure.getCause());
        }
    }

    private void readOne(Organization organization, Queue<Organization> waiting) {
        Optional<Lease> lease = work.claim(organization);
        if (lease.isPresent()) {
            // There may be another, for whichever worker is free next.
            waiting.add(organization);
            work.run(lease.get());
        }
    }
}
