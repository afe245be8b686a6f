package dev.orrery.gateway.openapi;

import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.orrery.gateway.contract.Comments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** JSON schemas of messages as the proto3 JSON mapping writes them; collects each type that another one mentions. */
final class Schemas {
    private final Comments comments;
    private final Map<String, Object> byName = new TreeMap<>();

    Schemas(Comments comments) {
        this.comments = comments;
    }

    /** All that were asked for so far, by name. */
    Map<String, Object> all() {
        return byName;
    }

    /** A message, by reference. */
    Map<String, Object> of(Descriptor type) {
        Map<String, Object> wellKnown = WellKnownSchemas.of(type);
        if (wellKnown != null) {
            return wellKnown;
        }
        if (!byName.containsKey(type.getFullName())) {
            Map<String, Object> schema = Json.object("type", "object");
            // Known before its fields are looked at, because they may lead back here.
            byName.put(type.getFullName(), schema);
            Json.described(schema, comments.of(type));
            Map<String, Object> properties = new LinkedHashMap<>();
            type.getFields().forEach(field -> properties.put(field.getJsonName(), property(field)));
            schema.put("properties", properties);
        }
        return reference(type.getFullName());
    }

    /** A field with its comment. */
    Map<String, Object> property(FieldDescriptor field) {
        Map<String, Object> schema = new LinkedHashMap<>(value(field));
        Json.described(schema, comments.of(field));
        List<FieldBehavior> behavior = field.getOptions().getExtension(FieldBehaviorProto.fieldBehavior);
        if (behavior.contains(FieldBehavior.OUTPUT_ONLY)) {
            schema.put("readOnly", true);
        }
        return schema;
    }

    /** A field's value without its comment. */
    Map<String, Object> value(FieldDescriptor field) {
        if (field.isMapField()) {
            FieldDescriptor value = field.getMessageType().findFieldByName("value");
            return Json.object("type", "object", "additionalProperties", single(value));
        }
        return field.isRepeated() ? Json.object("type", "array", "items", single(field)) : single(field);
    }

    private Map<String, Object> single(FieldDescriptor field) {
        return switch (field.getJavaType()) {
            case MESSAGE -> of(field.getMessageType());
            case ENUM -> of(field.getEnumType());
            default -> scalar(field.getType());
        };
    }

    private Map<String, Object> of(EnumDescriptor type) {
        byName.computeIfAbsent(type.getFullName(), name -> enumeration(type));
        return reference(type.getFullName());
    }

    private Map<String, Object> enumeration(EnumDescriptor type) {
        StringBuilder description = new StringBuilder(comments.of(type));
        type.getValues()
                .forEach(value -> description
                        .append("\n- `")
                        .append(value.getName())
                        .append("`: ")
                        .append(comments.of(value)));
        return Json.described(
                Json.object(
                        "type",
                        "string",
                        "enum",
                        type.getValues().stream()
                                .map(EnumValueDescriptor::getName)
                                .toList()),
                description.toString());
    }

    static Map<String, Object> scalar(FieldDescriptor.Type type) {
        return switch (type) {
            case STRING -> Json.object("type", "string");
            case BOOL -> Json.object("type", "boolean");
            case BYTES -> Json.object("type", "string", "contentEncoding", "base64");
            case INT32, SINT32, SFIXED32 -> Json.object("type", "integer", "format", "int32");
            case UINT32, FIXED32 -> Json.object("type", "integer", "format", "int64", "minimum", 0);
            case INT64, SINT64, SFIXED64, UINT64, FIXED64 -> Json.object("type", "string", "format", "int64");
            case FLOAT -> Json.object("type", "number", "format", "float");
            case DOUBLE -> Json.object("type", "number", "format", "double");
            case ENUM, MESSAGE, GROUP -> throw new IllegalArgumentException(type + " (expected: a scalar)");
        };
    }

    private static Map<String, Object> reference(String name) {
        return Json.object("$ref", "#/components/schemas/" + name);
    }

    /** Adds a schema that is not a message of the contract. */
    Map<String, Object> add(String name, Object schema) {
        byName.put(name, schema);
        return reference(name);
    }
}
