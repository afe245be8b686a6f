package dev.orrery.kit.names;

import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The pattern of a resource's name, {@code orgs/{org}/calendars/{calendar}}: parsed once, then used to read and to
 * write names. A service wraps it in its own typed names.
 */
public final class NamePattern {
    private static final int MAX_NAME_CHARS = 500;

    private final String pattern;
    private final List<String> segments;
    private final int variables;

    private NamePattern(String pattern, List<String> segments) {
        this.pattern = pattern;
        this.segments = segments;
        this.variables = (int) segments.stream().filter(NamePattern::isVariable).count();
    }

    public static NamePattern of(String pattern) {
        return new NamePattern(pattern, List.of(pattern.split("/", -1)));
    }

    /** The values of the variables, in order, or empty when the name is of another pattern. */
    public Optional<List<String>> match(String name) {
        if (name.length() > MAX_NAME_CHARS) {
            return Optional.empty();
        }
        String[] parts = name.split("/", -1);
        if (parts.length != segments.size()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>(variables);
        for (int i = 0; i < parts.length; i++) {
            String segment = segments.get(i);
            if (isVariable(segment)) {
                if (parts[i].isEmpty()) {
                    return Optional.empty();
                }
                values.add(parts[i]);
            } else if (!segment.equals(parts[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(values));
    }

    /** {@link #match}, or INVALID_FIELD for the field of the request that held the name. */
    public List<String> parse(String field, String name) {
        return match(name)
                .orElseThrow(() -> ServiceException.of(
                                CommonReason.INVALID_FIELD, field + " must be a name of the form " + pattern + ".")
                        .violation(field, (name.isEmpty() ? "empty" : name) + " (expected: " + pattern + ")")
                        .build());
    }

    /** The name with these values of the variables, in order. */
    public String format(Object... values) {
        if (values.length != variables) {
            throw new IllegalArgumentException(
                    "values: " + Arrays.toString(values) + " (expected: for " + pattern + ")");
        }
        StringBuilder name = new StringBuilder(pattern.length() + 36 * variables);
        int next = 0;
        for (String segment : segments) {
            name.append(name.isEmpty() ? "" : "/").append(isVariable(segment) ? values[next++] : segment);
        }
        return name.toString();
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    @Override
    public String toString() {
        return pattern;
    }
}
