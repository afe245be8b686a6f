package dev.orrery.gateway.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

/** Makes JSON objects whose members stay in order. */
final class Json {
    private Json() {}

    /** An object of names and values in turn. */
    static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            object.put((String) namesAndValues[index], namesAndValues[index + 1]);
        }
        return object;
    }

    /** The object with a description, where there is one. */
    static Map<String, Object> described(Map<String, Object> object, String description) {
        if (!description.isEmpty()) {
            object.put("description", description);
        }
        return object;
    }
}
