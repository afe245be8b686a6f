package dev.orrery.gateway.transcoding.paths;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Answers which template a method and path belong to: a trie over segments, where a literal goes before {@code *} and
 * that before {@code **}. It is built once and then only read, so a look-up costs the depth of the path and not the
 * number of templates.
 *
 * <p>A custom verb is what follows the last colon of the path, where a template with that verb matches; otherwise the
 * colon belongs to the last segment.
 */
public final class PathIndex<T> {
    private static final String NO_VERB = "";

    private final PathNode<T> root = new PathNode<>();

    private PathIndex() {}

    /** Collects templates; two of the same shape, verb and method are refused. */
    public static final class Builder<T> {
        private final PathIndex<T> index = new PathIndex<>();

        public Builder<T> add(String method, PathTemplate template, T value) {
            PathNode<T> node = index.root;
            for (Segment segment : template.segments()) {
                node = node.childFor(segment);
            }
            node.put(template.verb().orElse(NO_VERB), method, new PathNode.End<>(template, value));
            return this;
        }

        public PathIndex<T> build() {
            return index;
        }
    }

    /** Looks a raw (still percent-encoded) path up. */
    public Lookup<T> find(String method, String rawPath) {
        try {
            return findDecodable(method, rawPath);
        } catch (MalformedPathException e) {
            return new Lookup.Malformed<>(String.valueOf(e.getMessage()));
        }
    }

    private Lookup<T> findDecodable(String method, String rawPath) {
        if (!rawPath.startsWith("/")) {
            return new Lookup.Unknown<>();
        }
        List<String> segments = List.of(rawPath.substring(1).split("/", -1));
        String last = segments.getLast();
        int colon = last.lastIndexOf(':');
        if (colon >= 0) {
            List<String> withoutVerb = new ArrayList<>(segments);
            withoutVerb.set(segments.size() - 1, last.substring(0, colon));
            Lookup<T> custom = find(method, withoutVerb, last.substring(colon + 1));
            if (!(custom instanceof Lookup.Unknown<T>)) {
                return custom;
            }
        }
        return find(method, segments, NO_VERB);
    }

    private Lookup<T> find(String method, List<String> rawSegments, String verb) {
        List<String> decoded = rawSegments.stream().map(PercentDecoding::decode).toList();
        List<Map<String, PathNode.End<T>>> matches = new ArrayList<>();
        root.collect(decoded, 0, verb, matches);
        for (Map<String, PathNode.End<T>> match : matches) {
            PathNode.End<T> end = match.get(method);
            if (end != null) {
                return new Lookup.Found<>(end.value(), variables(end.template(), rawSegments, decoded));
            }
        }
        return matches.isEmpty() ? new Lookup.Unknown<>() : wrongMethod(matches);
    }

    private static <T> Lookup<T> wrongMethod(List<Map<String, PathNode.End<T>>> matches) {
        TreeMap<String, PathNode.End<T>> all = new TreeMap<>();
        matches.forEach(all::putAll);
        return new Lookup.WrongMethod<>(all.firstEntry().getValue().value(), new TreeSet<>(all.keySet()));
    }

    private static Map<String, String> variables(
            PathTemplate template, List<String> rawSegments, List<String> decoded) {
        Map<String, String> variables = new HashMap<>();
        for (PathVariable variable : template.variables()) {
            boolean isRest = template.segments().get(variable.end() - 1) instanceof Segment.AnyRest;
            boolean isOne = variable.end() - variable.start() == 1 && !isRest;
            int end = isRest ? rawSegments.size() : variable.end();
            variables.put(
                    variable.fieldPath(),
                    isOne ? decoded.get(variable.start()) : join(rawSegments.subList(variable.start(), end)));
        }
        return variables;
    }

    private static String join(List<String> rawSegments) {
        return String.join(
                "/",
                rawSegments.stream().map(PercentDecoding::decodeKeepingSlashes).toList());
    }
}
