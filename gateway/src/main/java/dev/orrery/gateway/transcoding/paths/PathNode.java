package dev.orrery.gateway.transcoding.paths;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One place in the trie: the templates that begin with the segments that lead here. */
final class PathNode<T> {
    /** Where a template ends. */
    record End<T>(PathTemplate template, T value) {}

    private static final Segment ANY_ONE = new Segment.AnyOne();
    private static final Segment ANY_REST = new Segment.AnyRest();

    private final Map<Segment, PathNode<T>> children = new HashMap<>();
    private final Map<String, Map<String, End<T>>> endsByVerb = new HashMap<>();

    PathNode<T> childFor(Segment segment) {
        return children.computeIfAbsent(segment, s -> new PathNode<>());
    }

    void put(String verb, String method, End<T> end) {
        End<T> other = endsByVerb.computeIfAbsent(verb, v -> new TreeMap<>()).putIfAbsent(method, end);
        if (other != null) {
            throw new IllegalArgumentException(method + " " + end.template() + " and " + other.template()
                    + " (expected: templates that no path matches both)");
        }
    }

    /** Adds the ends that the segments from an index on lead to, the most exact first. */
    void collect(List<String> segments, int index, String verb, List<Map<String, End<T>>> matches) {
        if (index == segments.size()) {
            addEnds(verb, matches);
        } else {
            PathNode<T> literal = children.get(new Segment.Literal(segments.get(index)));
            if (literal != null) {
                literal.collect(segments, index + 1, verb, matches);
            }
            PathNode<T> anyOne = children.get(ANY_ONE);
            if (anyOne != null && !segments.get(index).isEmpty()) {
                anyOne.collect(segments, index + 1, verb, matches);
            }
        }
        PathNode<T> anyRest = children.get(ANY_REST);
        if (anyRest != null) {
            anyRest.addEnds(verb, matches);
        }
    }

    private void addEnds(String verb, List<Map<String, End<T>>> matches) {
        Map<String, End<T>> ends = endsByVerb.get(verb);
        if (ends != null) {
            matches.add(ends);
        }
    }
}
