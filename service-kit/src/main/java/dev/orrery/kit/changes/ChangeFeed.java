package dev.orrery.kit.changes;

import dev.orrery.kit.changes.ChangeReader.Reading;
import dev.orrery.kit.identity.OrganizationId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The one reader of the log in this instance. It is woken by the commits of all instances, reads what is new into the
 * {@link ChangeTail} and wakes the watchers whom it concerns; they take it from there at their own pace.
 */
final class ChangeFeed implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ChangeFeed.class);

    private static final int BATCH_ROWS = 1000;
    private static final long RETRY_MILLIS = 1000;
    private static final int MAX_ROWS = 16_384;
    private static final long MAX_BYTES = 32L << 20;
    private static final long STOP_MILLIS = 5000;

    private final ChangeReader reader;
    private final ChangeListener listener;
    private final ChangeTail tail = new ChangeTail(MAX_ROWS, MAX_BYTES);
    private final Map<OrganizationId, Set<Signal>> watchersOfOne = new ConcurrentHashMap<>();
    private final Set<Signal> watchersOfAll = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean isRunning;

    ChangeFeed(ChangeReader reader, ChangeListener listener) {
        this.reader = reader;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("change-feed").unstarted(this::follow);
    }

    /** From now on {@code signal} is woken when changes of the scope have come. */
    void subscribe(ChangeScope scope, Signal signal) {
        switch (scope) {
            case ChangeScope.AllOrganizations all -> watchersOfAll.add(signal);
            case ChangeScope.OneOrganization one ->
                watchersOfOne.compute(one.organization(), (id, watchers) -> {
                    Set<Signal> more = watchers == null ? ConcurrentHashMap.newKeySet() : watchers;
                    more.add(signal);
                    return more;
                });
        }
    }

    void unsubscribe(ChangeScope scope, Signal signal) {
        switch (scope) {
            case ChangeScope.AllOrganizations all -> watchersOfAll.remove(signal);
            case ChangeScope.OneOrganization one ->
                watchersOfOne.computeIfPresent(one.organization(), (id, watchers) -> {
                    watchers.remove(signal);
                    return watchers.isEmpty() ? null : watchers;
                });
        }
    }

    /** The next changes of a scope: from memory for those who keep up, else from the table. */
    ChangeBatch after(ChangeScope scope, Position after, int limit) {
        return tail.after(scope, after, limit).orElseGet(() -> reader.after(scope, after, limit));
    }

    private void follow() {
        while (isRunning) {
            try {
                listener.await(readNew());
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failure) {
                if (isRunning) {
                    log.warn("The change feed cannot read; it tries again", failure);
                    pause();
                }
            }
        }
    }

    /** Reads to the head and says whether rows beyond it wait for an older transaction. */
    private boolean readNew() {
        while (true) {
            Reading reading = reader.read(new ChangeScope.AllOrganizations(), tail.end(), BATCH_ROWS);
            if (!reading.state().reaches(tail.end())) {
                // At the start, or when the log is another one now.
                tail.reset(reading.state().head());
                wakeEverybody();
                return reading.state().hasWaiting();
            }
            tail.add(reading.batch());
            wake(reading.batch().changes());
            if (!reading.batch().hasMore()) {
                return reading.state().hasWaiting();
            }
        }
    }

    private void wake(List<LoggedChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        changes.stream()
                .map(change -> change.organization().id())
                .distinct()
                .forEach(organization ->
                        watchersOfOne.getOrDefault(organization, Set.of()).forEach(Signal::wake));
        watchersOfAll.forEach(Signal::wake);
    }

    private void wakeEverybody() {
        watchersOfOne.values().forEach(watchers -> watchers.forEach(Signal::wake));
        watchersOfAll.forEach(Signal::wake);
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
        } catch (InterruptedException stopping) {
            isRunning = false;
        }
    }

    @Override
    public void start() {
        isRunning = true;
        thread.start();
    }

    @Override
    public void stop() {
        isRunning = false;
        thread.interrupt();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        listener.close();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
