package dev.orrery.gateway.transcoding.binding;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import java.util.Map;
import java.util.Set;

/** The types of {@code google.protobuf} whose JSON is not an object of their fields. The library reads those. */
final class WellKnownTypes {
    private static final Map<String, String> TEXT_TYPES = Map.of(
            "google.protobuf.Timestamp", "an RFC 3339 time such as 2026-11-21T09:00:00Z",
            "google.protobuf.Duration", "seconds followed by s, such as 90s",
            "google.protobuf.FieldMask", "field names separated by commas");
    private static final Set<String> WRAPPERS = Set.of(
            "google.protobuf.BoolValue",
            "google.protobuf.BytesValue",
            "google.protobuf.DoubleValue",
            "google.protobuf.FloatValue",
            "google.protobuf.Int32Value",
            "google.protobuf.Int64Value",
            "google.protobuf.StringValue",
            "google.protobuf.UInt32Value",
            "google.protobuf.UInt64Value");
    private static final Map<String, String> FREE_TYPES = Map.of(
            "google.protobuf.Any", "an object with @type",
            "google.protobuf.Struct", "an object",
            "google.protobuf.Value", "any JSON value",
            "google.protobuf.ListValue", "an array");

    private final JsonFormat.Parser parser;

    WellKnownTypes(TypeRegistry types) {
        parser = JsonFormat.parser().usingTypeRegistry(types);
    }

    /** Whether its JSON is a string of its own form: those can stand in a query. */
    static boolean isText(Descriptor type) {
        return TEXT_TYPES.containsKey(type.getFullName());
    }

    /** Whether its JSON is that of its field {@code value}. */
    static boolean isWrapper(Descriptor type) {
        return WRAPPERS.contains(type.getFullName());
    }

    /** Whether its JSON is anything but an object of its fields. */
    static boolean isSpecial(Descriptor type) {
        return isText(type) || isWrapper(type) || FREE_TYPES.containsKey(type.getFullName());
    }

    /** Reads JSON into the builder of a special type other than a wrapper. */
    void merge(Message.Builder builder, String json) {
        String type = builder.getDescriptorForType().getFullName();
        try {
            parser.merge(json, builder);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            String expected = TEXT_TYPES.getOrDefault(type, FREE_TYPES.getOrDefault(type, "a valid value"));
            throw new IllegalArgumentException(
                    ScalarText.unexpected(unquoted(json), expected).getMessage(), e);
        }
    }

    private static String unquoted(String json) {
        return json.length() > 1 && json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
    }
}
