package dev.orrery.gateway.transcoding.binding;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that a path template binds. */
final class PathFields {
    private PathFields() {}

    static Map<String, FieldPath> resolve(Descriptor type, List<String> variables) {
        Map<String, FieldPath> fields = new LinkedHashMap<>();
        for (String variable : variables) {
            FieldPath path = FieldPath.resolve(type, variable)
                    .filter(found -> !found.leaf().isRepeated()
                            && found.leaf().getJavaType() != FieldDescriptor.JavaType.MESSAGE)
                    .orElseThrow(() -> new IllegalArgumentException("path variable: " + variable
                            + " (expected: a scalar field of " + type.getFullName() + ")"));
            fields.put(variable, path);
        }
        return fields;
    }

    static void bind(
            Message.Builder request,
            Map<String, FieldPath> fields,
            Map<String, String> variables,
            Violations violations) {
        fields.forEach((name, path) -> {
            try {
                path.holder(request)
                        .setField(path.leaf(), ScalarText.parse(path.leaf(), variables.getOrDefault(name, "")));
            } catch (IllegalArgumentException e) {
                violations.add(name, String.valueOf(e.getMessage()));
            }
        });
    }
}
