package dev.orrery.kit.changes;

import java.util.List;

/**
 * Changes after a position, for the poll form of a stream.
 *
 * @param nextPosition where to go on, now or later; advances even when nothing was visible
 * @param hasMore whether there is more right now
 */
public record ChangePage<C>(List<C> changes, String nextPosition, boolean hasMore) {
    public ChangePage {
        changes = List.copyOf(changes);
    }
}
