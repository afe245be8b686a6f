package dev.orrery.gateway.transcoding.binding;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads query parameters into the fields that neither the path nor the body binds. A parameter is the path of a field
 * ({@code pageSize}, {@code page_size}, {@code author.born}); a repeated field takes it several times.
 */
final class QueryBinder {
    private final Descriptor type;
    private final List<FieldPath> taken;
    private final WellKnownTypes wellKnownTypes;

    /** @param taken what the path and the body bind */
    QueryBinder(Descriptor type, List<FieldPath> taken, WellKnownTypes wellKnownTypes) {
        this.type = type;
        this.taken = List.copyOf(taken);
        this.wellKnownTypes = wellKnownTypes;
    }

    void bind(Message.Builder root, Map<String, List<String>> query, Violations violations) {
        query.forEach((name, values) -> {
            Optional<FieldPath> path = FieldPath.resolve(type, name);
            if (path.isEmpty()) {
                violations.add(name, "unknown parameter (expected: a field of " + type.getName() + ")");
            } else if (taken.stream().anyMatch(path.get()::startsWith)) {
                violations.add(name, "is bound by the path or the body (expected: not in the query)");
            } else {
                try {
                    set(root, path.get(), values);
                } catch (IllegalArgumentException e) {
                    violations.add(name, String.valueOf(e.getMessage()));
                }
            }
        });
    }

    private void set(Message.Builder root, FieldPath path, List<String> values) {
        FieldDescriptor field = path.leaf();
        if (field.isMapField()) {
            throw new IllegalArgumentException("is a map (expected: in a body only)");
        }
        if (!field.isRepeated() && values.size() > 1) {
            throw new IllegalArgumentException("given " + values.size() + " times (expected: once)");
        }
        Message.Builder holder = path.holder(root);
        for (String value : values) {
            Object parsed = parse(holder, field, value);
            if (field.isRepeated()) {
                holder.addRepeatedField(field, parsed);
            } else {
                holder.setField(field, parsed);
            }
        }
    }

    private Object parse(Message.Builder holder, FieldDescriptor field, String text) {
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            return ScalarText.parse(field, text);
        }
        Message.Builder message = holder.newBuilderForField(field);
        if (WellKnownTypes.isWrapper(field.getMessageType())) {
            FieldDescriptor value = field.getMessageType().findFieldByName("value");
            return message.setField(value, ScalarText.parse(value, text)).build();
        }
        if (WellKnownTypes.isText(field.getMessageType())) {
            wellKnownTypes.merge(message, "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
            return message.build();
        }
        throw new IllegalArgumentException("is a message (expected: one of its fields, such as " + field.getJsonName()
                + "." + firstFieldName(field) + ")");
    }

    private static String firstFieldName(FieldDescriptor field) {
        return field.getMessageType().getFields().isEmpty()
                ? "…"
                : field.getMessageType().getFields().getFirst().getJsonName();
    }
}
