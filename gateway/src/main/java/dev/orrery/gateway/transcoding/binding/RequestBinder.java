package dev.orrery.gateway.transcoding.binding;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the request message of one HTTP rule: path over body over query. The field paths of the rule are resolved once,
 * and a rule that does not fit its message is refused then.
 */
public final class RequestBinder {
    private static final String WHOLE_REQUEST = "*";
    private static final String RAW_BODY_TYPE = "google.api.HttpBody";
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Message prototype;
    private final Map<String, FieldPath> pathFields;
    private final boolean isWholeBody;
    private final @Nullable FieldDescriptor bodyField;
    private final QueryBinder query;
    private final WellKnownTypes wellKnownTypes;

    /**
     * @param prototype the empty request
     * @param pathVariables the field paths that the path template binds
     * @param body as in the rule: a field, {@code *}, or empty for none
     */
    public RequestBinder(Message prototype, List<String> pathVariables, String body, TypeRegistry types) {
        this.prototype = prototype;
        pathFields = PathFields.resolve(prototype.getDescriptorForType(), pathVariables);
        isWholeBody = body.equals(WHOLE_REQUEST);
        bodyField = isWholeBody || body.isEmpty() ? null : bodyField(prototype, body);
        wellKnownTypes = new WellKnownTypes(types);
        List<FieldPath> taken = new ArrayList<>(pathFields.values());
        if (bodyField != null) {
            taken.add(new FieldPath(List.of(bodyField)));
        }
        query = new QueryBinder(prototype.getDescriptorForType(), taken, wellKnownTypes);
    }

    /** Whether the body is looked at. */
    public boolean takesBody() {
        return isWholeBody || bodyField != null;
    }

    /** Whether the body is taken as it is, whatever its type. */
    public boolean takesRawBody() {
        return isRaw(bodyField == null ? prototype.getDescriptorForType() : bodyField.getMessageType()) && takesBody();
    }

    /** The message that the JSON body is, for the contract's description. */
    public @Nullable FieldDescriptor bodyField() {
        return bodyField;
    }

    /** Fills a new request. The result is a builder so that headers can add to it. */
    public Message.Builder bind(
            Map<String, String> variables, Map<String, List<String>> parameters, RequestBody body, boolean isPatch) {
        Violations violations = new Violations();
        Message.Builder request = prototype.newBuilderForType();
        @Nullable JsonNode json = body(request, body, violations);
        if (isWholeBody && !parameters.isEmpty()) {
            parameters.keySet().forEach(name -> violations.add(name, "is in the query (expected: in the body)"));
        } else {
            query.bind(request, parameters, violations);
        }
        PathFields.bind(request, pathFields, variables, violations);
        violations.throwIfAny();
        if (isPatch && bodyField != null && json != null) {
            UpdateMasks.fillIn(request, bodyField, json);
        }
        return request;
    }

    private @Nullable JsonNode body(Message.Builder request, RequestBody body, Violations violations) {
        Message.Builder target = bodyField == null ? request : request.getFieldBuilder(bodyField);
        switch (body) {
            case RequestBody.None none -> {
                if (bodyField != null) {
                    request.clearField(bodyField);
                }
                return null;
            }
            case RequestBody.Raw raw -> {
                target.setField(target.getDescriptorForType().findFieldByName("content_type"), raw.contentType());
                target.setField(target.getDescriptorForType().findFieldByName("data"), raw.data());
                return null;
            }
            case RequestBody.Json json -> {
                JsonNode tree = parse(json.text());
                new JsonBinder(wellKnownTypes, violations).message(target, tree, "");
                return tree;
            }
        }
    }

    private static boolean isRaw(Descriptor type) {
        return type.getFullName().equals(RAW_BODY_TYPE);
    }

    private static JsonNode parse(ByteString text) {
        try {
            return JSON.readTree(text.toByteArray());
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
            throw new BindingException("body", "cannot be read" + where + " (expected: one JSON object)");
        }
    }

    private static FieldDescriptor bodyField(Message prototype, String name) {
        FieldDescriptor field = prototype.getDescriptorForType().findFieldByName(name);
        if (field == null || field.isRepeated() || field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            throw new IllegalArgumentException("body: " + name + " (expected: a message field of "
                    + prototype.getDescriptorForType().getFullName() + ")");
        }
        return field;
    }
}
