package dev.orrery.gateway.transcoding.binding;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The fields of a type by both of their names, {@code displayName} and {@code display_name}; worked out once. */
final class FieldNames {
    private static final Map<Descriptor, Map<String, FieldDescriptor>> BY_TYPE = new ConcurrentHashMap<>();

    private FieldNames() {}

    static Map<String, FieldDescriptor> of(Descriptor type) {
        return BY_TYPE.computeIfAbsent(type, FieldNames::collect);
    }

    private static Map<String, FieldDescriptor> collect(Descriptor type) {
        Map<String, FieldDescriptor> fields = new HashMap<>();
        for (FieldDescriptor field : type.getFields()) {
            fields.put(field.getName(), field);
            fields.put(field.getJsonName(), field);
        }
        return Map.copyOf(fields);
    }
}
