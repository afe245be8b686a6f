package dev.orrery.kit.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which page of a list is asked for. A query selects {@link #limit} rows after {@link #after}; {@link #page} cuts the
 * surplus row, whose presence says that there is a next page.
 *
 * @param size how many items the page holds at most, 1 to {@value PageTokens#MAX_SIZE}
 * @param after where the previous page ended; empty for the first
 * @param tokens seals the next page's token for the same query
 */
public record PageRequest(int size, Optional<Cursor> after, Function<Cursor, String> tokens) {
    /** How many rows to select: one more than fit. */
    public int limit() {
        return size + 1;
    }

    /** The page of up to {@link #limit} rows, and the token of the one after it. */
    public <T> Page<T> page(List<T> rows, Function<? super T, Cursor> cursorOf) {
        if (rows.size() <= size) {
            return new Page<>(rows, "");
        }
        List<T> items = rows.subList(0, size);
        return new Page<>(items, tokens.apply(cursorOf.apply(items.getLast())));
    }
}
