package dev.orrery.console.fakes;

import java.util.List;

/** A page of a list whose tokens are offsets. */
record Paged<T>(List<T> items, String nextToken) {

    static <T> Paged<T> of(List<T> all, int pageSize, String token) {
        int start = token.isEmpty() ? 0 : Integer.parseInt(token);
        int end = Math.min(all.size(), start + (pageSize == 0 ? 50 : pageSize));
        return new Paged<>(all.subList(start, end), end == all.size() ? "" : Integer.toString(end));
    }
}
