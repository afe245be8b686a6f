package dev.orrery.console.calls;

import java.util.List;

/**
 * One page of a list.
 *
 * @param nextToken asks for the next one; empty on the last
 */
public record Page<T>(List<T> items, String nextToken) {

    public Page {
        items = List.copyOf(items);
    }

    public boolean isLast() {
        return nextToken.isEmpty();
    }
}
