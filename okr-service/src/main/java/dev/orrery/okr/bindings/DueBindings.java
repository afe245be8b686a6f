package dev.orrery.okr.bindings;

import dev.orrery.kit.identity.Organization;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs the bindings that are due. Organisations are served side by side and each one's bindings one after the other, so
 * that nobody's slow sources hold up anybody else's.
 */
@Component
public final class DueBindings {
    private static final Logger log = LoggerFactory.getLogger(DueBindings.class);
    private static final int MAX_ORGANIZATIONS_AT_ONCE = 8;

    private final BindingRuns runs;

    DueBindings(BindingRuns runs) {
        this.runs = runs;
    }

    /** Runs what is due and waits for it. Several instances may do so at once: they take different bindings. */
    public void run(List<Organization> organizations) {
        Semaphore permits = new Semaphore(MAX_ORGANIZATIONS_AT_ONCE);
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (Organization organization : organizations) {
                all.add(workers.submit(() -> {
                    permits.acquire();
                    try {
                        run(organization);
                    } finally {
                        permits.release();
                    }
                    return organization;
                }));
            }
            await(all);
        }
    }

    /** Each run makes the next one due later, so there is an end. */
    private void run(Organization organization) {
        while (runs.runNext(organization)) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private static void await(List<Future<?>> all) {
        for (Future<?> one : all) {
            try {
                one.get();
            } catch (ExecutionException failure) {
                // The lease ends by itself, and the other organisations have nothing to do with it.
                log.warn("A binding could not be run", failure);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
