package dev.orrery.kit.changes;

import java.util.List;

/**
 * The next stretch of the log.
 *
 * @param changes in order; may be empty
 * @param end everything up to here has been seen
 * @param hasMore whether there is more behind {@code end} right now
 */
record ChangeBatch(List<LoggedChange> changes, Position end, boolean hasMore) {
    ChangeBatch {
        changes = List.copyOf(changes);
    }
}
