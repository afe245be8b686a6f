package dev.orrery.console.calls;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A list behind page tokens, read as far as somebody looks: a grid asks by offset, the API goes on by token.
 *
 * <p>What was read stays; {@link #MAX_ITEMS} is the end for a person who scrolls, whatever the list holds.
 */
public final class Pages<T> {
    /** More than anybody scrolls through, little enough to keep. */
    public static final int MAX_ITEMS = 10_000;

    private final Function<String, Page<T>> source;
    private final List<T> items = new ArrayList<>();
    private String nextToken = "";
    private boolean isComplete;

    /**
     * @param source answers the page of a token; the first page's is empty
     */
    public Pages(Function<String, Page<T>> source) {
        this.source = source;
    }

    /** Reads the whole list, up to {@code limit}. */
    public static <T> List<T> all(Function<String, Page<T>> source, int limit) {
        return new Pages<>(source).read(0, limit);
    }

    /** The items from {@code offset}: {@code limit} of them, fewer only at the end. */
    public synchronized List<T> read(int offset, int limit) {
        int end = Math.min(offset + limit, MAX_ITEMS);
        while (items.size() < end && !isComplete) {
            Page<T> page = source.apply(nextToken);
            items.addAll(page.items());
            nextToken = page.nextToken();
            isComplete = page.isLast();
        }
        return offset >= items.size() ? List.of() : List.copyOf(items.subList(offset, Math.min(end, items.size())));
    }

    /** Whether everything there is has been read. */
    public synchronized boolean isComplete() {
        return isComplete;
    }
}
