package dev.orrery.calendar.event;

import java.util.Map;

/** How much the properties of one event may hold together. */
final class PropertyLimits {
    private static final int MAX_CHARS = 32_768;

    private PropertyLimits() {}

    static void check(Map<String, String> shared, Map<String, String> hidden) {
        int chars = chars(shared) + chars(hidden);
        if (chars > MAX_CHARS) {
            throw InvalidEventException.field(
                    "properties", chars + " characters (expected: at most " + MAX_CHARS + " in all of them)");
        }
    }

    private static int chars(Map<String, String> properties) {
        return properties.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
                .sum();
    }
}
