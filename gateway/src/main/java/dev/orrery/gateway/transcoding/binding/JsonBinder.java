package dev.orrery.gateway.transcoding.binding;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads JSON into a message by the proto3 JSON mapping. The library's own parser stops at the first fault and does not
 * say where it is; this one names each field, unknown ones too.
 */
final class JsonBinder {
    private final WellKnownTypes wellKnownTypes;
    private final Violations violations;

    JsonBinder(WellKnownTypes wellKnownTypes, Violations violations) {
        this.wellKnownTypes = wellKnownTypes;
        this.violations = violations;
    }

    /** Reads a whole message at a path (empty for the root). */
    void message(Message.Builder builder, JsonNode json, String path) {
        Descriptor type = builder.getDescriptorForType();
        if (WellKnownTypes.isWrapper(type)) {
            field(builder, type.findFieldByName("value"), json, path);
        } else if (WellKnownTypes.isSpecial(type)) {
            check(path, () -> wellKnownTypes.merge(builder, json.toString()));
        } else if (!json.isObject()) {
            violations.add(path, kind(json) + " (expected: an object)");
        } else {
            Map<String, FieldDescriptor> fields = FieldNames.of(type);
            for (Map.Entry<String, JsonNode> property : json.properties()) {
                String name = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
                FieldDescriptor field = fields.get(property.getKey());
                if (field == null) {
                    violations.add(name, "unknown field (expected: a field of " + type.getName() + ")");
                } else if (isClashing(builder, field, property.getValue())) {
                    violations.add(name, "given beside another of " + oneofName(field) + " (expected: one of them)");
                } else {
                    field(builder, field, property.getValue(), name);
                }
            }
        }
    }

    private void field(Message.Builder builder, FieldDescriptor field, JsonNode json, String path) {
        if (json.isNull() && !isNullable(field)) {
            return;
        }
        if (field.isMapField()) {
            map(builder, field, json, path);
        } else if (field.isRepeated()) {
            list(builder, field, json, path);
        } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            message(builder.getFieldBuilder(field), json, path);
        } else {
            check(path, () -> builder.setField(field, scalar(field, json)));
        }
    }

    private void list(Message.Builder builder, FieldDescriptor field, JsonNode json, String path) {
        if (!json.isArray()) {
            violations.add(path, kind(json) + " (expected: an array)");
            return;
        }
        for (int index = 0; index < json.size(); index++) {
            JsonNode element = json.get(index);
            String name = path + "[" + index + "]";
            if (element.isNull() && !isNullable(field)) {
                violations.add(name, "null (expected: a value)");
            } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                Message.Builder item = builder.newBuilderForField(field);
                message(item, element, name);
                builder.addRepeatedField(field, item.build());
            } else {
                check(name, () -> builder.addRepeatedField(field, scalar(field, element)));
            }
        }
    }

    private void map(Message.Builder builder, FieldDescriptor field, JsonNode json, String path) {
        if (!json.isObject()) {
            violations.add(path, kind(json) + " (expected: an object)");
            return;
        }
        FieldDescriptor key = field.getMessageType().findFieldByName("key");
        FieldDescriptor value = field.getMessageType().findFieldByName("value");
        for (Map.Entry<String, JsonNode> property : json.properties()) {
            String name = path + "[\"" + property.getKey() + "\"]";
            if (property.getValue().isNull() && !isNullable(value)) {
                violations.add(name, "null (expected: a value)");
                continue;
            }
            Message.Builder entry = builder.newBuilderForField(field);
            check(name, () -> entry.setField(key, ScalarText.parse(key, property.getKey())));
            field(entry, value, property.getValue(), name);
            builder.addRepeatedField(field, entry.build());
        }
    }

    private static Object scalar(FieldDescriptor field, JsonNode json) {
        boolean fits = switch (field.getJavaType()) {
            case STRING, BYTE_STRING -> json.isString();
            case BOOLEAN -> json.isBoolean();
            case INT, LONG, FLOAT, DOUBLE -> json.isNumber() || json.isString();
            case ENUM -> json.isIntegralNumber() || json.isString();
            case MESSAGE -> false;
        };
        if (!fits) {
            String expected = switch (field.getJavaType()) {
                case STRING -> "a string";
                case BYTE_STRING -> "a base64 string";
                case BOOLEAN -> "true or false";
                case ENUM -> "the name of a value";
                default -> "a number";
            };
            throw new IllegalArgumentException(kind(json) + " (expected: " + expected + ")");
        }
        return ScalarText.parse(field, json.asString());
    }

    private void check(String path, Runnable step) {
        try {
            step.run();
        } catch (IllegalArgumentException e) {
            violations.add(path, String.valueOf(e.getMessage()));
        }
    }

    /** {@code null} is a value only for the types that can hold it. */
    private static boolean isNullable(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && !field.isMapField()
                && field.getMessageType().getFullName().equals("google.protobuf.Value");
    }

    private static boolean isClashing(Message.Builder builder, FieldDescriptor field, JsonNode json) {
        return field.getRealContainingOneof() != null
                && !json.isNull()
                && builder.hasOneof(field.getRealContainingOneof());
    }

    private static @Nullable String oneofName(FieldDescriptor field) {
        return field.getRealContainingOneof().getName();
    }

    private static String kind(JsonNode json) {
        return switch (json.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case BOOLEAN -> "true or false";
            case NUMBER -> "a number";
            case STRING -> "a string";
            default -> "null";
        };
    }
}
