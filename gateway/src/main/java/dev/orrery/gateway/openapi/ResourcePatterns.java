package dev.orrery.gateway.openapi;

import com.google.api.ResourceProto;
import com.google.protobuf.Descriptors.Descriptor;
import dev.orrery.gateway.contract.Contract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The names that the contract's resource patterns give to the parts of a resource name: the part after
 * {@code orgs/*}{@code /calendars} is a {@code calendar}.
 */
final class ResourcePatterns {
    private final Map<List<String>, String> namesByPrefix = new HashMap<>();

    ResourcePatterns(Contract contract) {
        contract.files().stream()
                .flatMap(file -> file.getMessageTypes().stream())
                .filter(type -> type.getOptions().hasExtension(ResourceProto.resource))
                .flatMap(ResourcePatterns::patterns)
                .forEach(this::add);
    }

    /** The name of the part that comes after the given ones, of which {@code *} stand for any. */
    String nameAfter(List<String> prefix) {
        String known = namesByPrefix.get(prefix);
        if (known != null) {
            return known;
        }
        String collection = prefix.isEmpty() ? "id" : prefix.getLast();
        return collection.endsWith("s") ? collection.substring(0, collection.length() - 1) : collection;
    }

    private static Stream<String> patterns(Descriptor type) {
        return type.getOptions().getExtension(ResourceProto.resource).getPatternList().stream();
    }

    private void add(String pattern) {
        List<String> prefix = new ArrayList<>();
        for (String part : pattern.split("/", -1)) {
            if (part.startsWith("{")) {
                namesByPrefix.put(List.copyOf(prefix), part.substring(1, part.length() - 1));
                prefix.add("*");
            } else {
                prefix.add(part);
            }
        }
    }
}
