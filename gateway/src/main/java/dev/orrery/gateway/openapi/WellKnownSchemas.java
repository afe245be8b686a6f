package dev.orrery.gateway.openapi;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of {@code google.protobuf} whose JSON is not an object of their fields. */
final class WellKnownSchemas {
    private WellKnownSchemas() {}

    static @Nullable Map<String, Object> of(Descriptor type) {
        return switch (type.getFullName()) {
            case "google.protobuf.Timestamp" -> Json.object("type", "string", "format", "date-time");
            case "google.protobuf.Duration" -> Json.object("type", "string", "examples", List.of("90s"));
            case "google.protobuf.FieldMask" -> Json.object("type", "string", "examples", List.of("title,dueTime"));
            case "google.protobuf.Struct", "google.protobuf.Any", "google.protobuf.Empty" ->
                Json.object("type", "object");
            case "google.protobuf.ListValue" -> Json.object("type", "array");
            case "google.protobuf.Value" -> Json.object();
            case "google.protobuf.BoolValue",
                    "google.protobuf.BytesValue",
                    "google.protobuf.DoubleValue",
                    "google.protobuf.FloatValue",
                    "google.protobuf.Int32Value",
                    "google.protobuf.Int64Value",
                    "google.protobuf.StringValue",
                    "google.protobuf.UInt32Value",
                    "google.protobuf.UInt64Value" -> nullable(type.findFieldByName("value"));
            default -> null;
        };
    }

    /** Whether it is written as a string, so that it can stand in a query. */
    static boolean isText(Descriptor type) {
        Map<String, Object> schema = of(type);
        return schema != null
                && !"object".equals(schema.get("type"))
                && !"array".equals(schema.get("type"))
                && !schema.isEmpty();
    }

    private static Map<String, Object> nullable(FieldDescriptor value) {
        Map<String, Object> schema = Schemas.scalar(value.getType());
        schema.put("type", List.of(String.valueOf(schema.get("type")), "null"));
        return schema;
    }
}
