package dev.orrery.kit.paging;

import java.util.Arrays;
import java.util.List;

/** Where a page ended: the sort key of its last row, as text in the order of the query's columns. */
public record Cursor(List<String> values) {
    public Cursor {
        values = List.copyOf(values);
    }

    /** {@code Cursor.of(row.startTime(), row.id())}; each value must parse back from its {@code toString}. */
    public static Cursor of(Object... values) {
        return new Cursor(Arrays.stream(values).map(String::valueOf).toList());
    }

    /** The value of column {@code index}. */
    public String get(int index) {
        return values.get(index);
    }
}
