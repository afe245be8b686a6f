package dev.orrery.gateway.transcoding.binding;

import com.google.api.FieldBehavior;
import com.google.api.FieldBehaviorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Works out the mask of a PATCH that came without one: the fields present in the body. A field that the caller cannot
 * set is left out, so that what was read can be changed and sent back as it is.
 */
final class UpdateMasks {
    private static final String FIELD_NAME = "update_mask";

    private UpdateMasks() {}

    static void fillIn(Message.Builder request, FieldDescriptor bodyField, JsonNode body) {
        FieldDescriptor mask = request.getDescriptorForType().findFieldByName(FIELD_NAME);
        if (mask == null || request.hasField(mask) || !body.isObject()) {
            return;
        }
        Message.Builder builder = request.getFieldBuilder(mask);
        FieldDescriptor paths = builder.getDescriptorForType().findFieldByName("paths");
        settable(bodyField.getMessageType(), body).forEach(field -> builder.addRepeatedField(paths, field.getName()));
    }

    private static Stream<FieldDescriptor> settable(Descriptor type, JsonNode body) {
        return body.propertyNames().stream()
                .map(FieldNames.of(type)::get)
                .filter(Objects::nonNull)
                .filter(field -> !field.getName().equals("etag") && !isFixed(field));
    }

    private static boolean isFixed(FieldDescriptor field) {
        List<FieldBehavior> behavior = field.getOptions().getExtension(FieldBehaviorProto.fieldBehavior);
        return behavior.contains(FieldBehavior.OUTPUT_ONLY) || behavior.contains(FieldBehavior.IDENTIFIER);
    }
}
