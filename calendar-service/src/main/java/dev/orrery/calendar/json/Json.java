package dev.orrery.calendar.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.reflect.TypeToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.JSONB;

/** Small JSON values of the database: objects of texts, and lists of them. */
public final class Json {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final TypeToken<Map<String, Object>> OBJECT = new TypeToken<>() {};
    private static final TypeToken<List<Map<String, Object>>> OBJECTS = new TypeToken<>() {};

    private Json() {}

    public static JSONB write(Object value) {
        return JSONB.valueOf(GSON.toJson(value));
    }

    public static Map<String, Object> object(JSONB json) {
        // Most events have nothing in theirs, and a list of events reads several of each.
        return json.data().equals("{}") ? Map.of() : GSON.fromJson(json.data(), OBJECT);
    }

    public static List<Map<String, Object>> objects(JSONB json) {
        return json.data().equals("[]") ? List.of() : GSON.fromJson(json.data(), OBJECTS);
    }

    /** An object of texts. */
    public static Map<String, String> texts(JSONB json) {
        Map<String, String> texts = new LinkedHashMap<>();
        object(json).forEach((key, value) -> texts.put(key, value.toString()));
        return texts;
    }

    /** A member that must be there. */
    public static String text(Map<String, Object> object, String member) {
        Object value = object.get(member);
        if (value == null) {
            throw new IllegalStateException(member + ": missing in stored JSON");
        }
        return value.toString();
    }

    /** A list of texts that must be there. */
    public static List<String> texts(Map<String, Object> object, String member) {
        if (object.get(member) instanceof List<?> list) {
            return list.stream().map(Object::toString).toList();
        }
        throw new IllegalStateException(member + ": no list in stored JSON");
    }
}
