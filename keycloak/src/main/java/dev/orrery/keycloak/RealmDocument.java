package dev.orrery.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The realm that the server imports at its first start.
 *
 * <p>What a development machine has on top (demo people and organisations, the command-line client, any port of this
 * machine as a redirect) lives in a document of its own, so that a production import cannot contain it.
 */
public final class RealmDocument {

    public static final String REALM = "orrery";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The properties that name an element of a list, so that an overlay can add to that element. */
    private static final List<String> IDENTITIES = List.of("clientId", "username", "alias", "name");

    private RealmDocument() {}

    /** The realm without anything that only development needs. */
    public static String production() {
        return read("realm-orrery.json").toPrettyString();
    }

    /** The production realm with the demo organisations, their people and {@code orrery-cli}. */
    public static String development() {
        return merge(read("realm-orrery.json"), read("realm-orrery-dev.json")).toPrettyString();
    }

    static JsonNode merge(JsonNode base, JsonNode overlay) {
        if (base instanceof ObjectNode object && overlay instanceof ObjectNode additions) {
            return mergeObjects(object, additions);
        }
        if (base instanceof ArrayNode array && overlay instanceof ArrayNode additions) {
            return mergeArrays(array, additions);
        }
        return overlay;
    }

    private static ObjectNode mergeObjects(ObjectNode base, ObjectNode overlay) {
        ObjectNode merged = base.deepCopy();
        for (Map.Entry<String, JsonNode> addition : overlay.properties()) {
            JsonNode present = merged.get(addition.getKey());
            merged.set(addition.getKey(), present == null ? addition.getValue() : merge(present, addition.getValue()));
        }
        return merged;
    }

    private static ArrayNode mergeArrays(ArrayNode base, ArrayNode overlay) {
        ArrayNode merged = base.deepCopy();
        for (JsonNode addition : overlay) {
            int index = indexOf(merged, addition);
            if (index < 0) {
                merged.add(addition);
            } else {
                merged.set(index, merge(merged.get(index), addition));
            }
        }
        return merged;
    }

    private static int indexOf(ArrayNode elements, JsonNode wanted) {
        String key = IDENTITIES.stream().filter(wanted::has).findFirst().orElse("");
        for (int index = 0; index < elements.size(); index++) {
            if (wanted.has(key) && wanted.get(key).equals(elements.get(index).get(key))) {
                return index;
            }
        }
        return -1;
    }

    private static JsonNode read(String resource) {
        try (InputStream document =
                Objects.requireNonNull(RealmDocument.class.getResourceAsStream(resource), resource)) {
            return JSON.readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
