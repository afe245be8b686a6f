package dev.orrery.kit.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest stretch of the log in memory, shared by all watchers of an instance: those that keep up read it here,
 * those that do not read the table. Bounded in rows and bytes, whatever watchers do.
 */
final class ChangeTail {
    /** Of an epoch that no log has. */
    private static final Position NOWHERE = new Position(0, 0, 0);

    private final @Nullable LoggedChange[] ring;
    private final long maxBytes;
    private long first;
    private long next;
    private long bytes;
    private Position start;
    private Position end;

    /** Answers nothing before its first {@link #reset}. */
    ChangeTail(int maxRows, long maxBytes) {
        this.ring = new LoggedChange[maxRows];
        this.maxBytes = maxBytes;
        this.start = NOWHERE;
        this.end = NOWHERE;
    }

    synchronized Position end() {
        return end;
    }

    /** Adds what follows {@link #end}; the oldest rows make room. */
    synchronized void add(ChangeBatch batch) {
        for (LoggedChange change : batch.changes()) {
            if (next - first == ring.length) {
                dropOldest();
            }
            ring[slot(next++)] = change;
            bytes += size(change);
        }
        while (bytes > maxBytes && first < next) {
            dropOldest();
        }
        end = batch.end();
    }

    /** Begins anew, empty, at {@code head}. */
    synchronized void reset(Position head) {
        while (first < next) {
            dropOldest();
        }
        start = head;
        end = head;
    }

    /** The changes of a scope after a position, or empty when the tail does not go back so far. */
    synchronized Optional<ChangeBatch> after(ChangeScope scope, Position after, int limit) {
        if (after.epoch() != start.epoch() || start.isAfter(after)) {
            return Optional.empty();
        }
        List<LoggedChange> found = new ArrayList<>();
        for (long i = firstAfter(after); i < next; i++) {
            LoggedChange change = get(i);
            if (scope.includes(change.organization().id())) {
                found.add(change);
                if (found.size() == limit) {
                    return Optional.of(new ChangeBatch(found, change.position(), i + 1 < next));
                }
            }
        }
        return Optional.of(new ChangeBatch(found, Position.later(after, end), false));
    }

    private long firstAfter(Position position) {
        long low = first;
        long high = next;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (get(middle).position().isAfter(position)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private void dropOldest() {
        LoggedChange oldest = get(first);
        ring[slot(first++)] = null;
        bytes -= size(oldest);
        start = oldest.position();
    }

    private LoggedChange get(long index) {
        return Objects.requireNonNull(ring[slot(index)], "between first and next");
    }

    private int slot(long index) {
        return (int) (index % ring.length);
    }

    private static long size(LoggedChange change) {
        return 256L + change.payload().size() + 2L * change.resourceName().length();
    }
}
