package dev.orrery.kit.validation;

import build.buf.validate.Ignore;
import build.buf.validate.ValidateProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.orrery.kit.errors.ServiceException.FieldViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the types of the contract cannot say and everything behind it relies on: a {@code Timestamp} and a {@code Duration}
 * keep to the ranges that protobuf gives them, so that they can be reckoned with and have a JSON form, and no text has the
 * character U+0000, which PostgreSQL does not store.
 */
final class Representable {
    /** More are not told: a refusal travels in headers, whose size is limited. */
    private static final int MAX_VIOLATIONS = 20;

    private final Map<Descriptor, List<FieldDescriptor>> looked = new ConcurrentHashMap<>();

    /** Every value of a message that is not. */
    List<FieldViolation> violations(Message message) {
        List<FieldViolation> found = new ArrayList<>();
        check(message, null, found);
        return found;
    }

    private void check(Message message, @Nullable Place place, List<FieldViolation> found) {
        for (FieldDescriptor field : looked.computeIfAbsent(message.getDescriptorForType(), Representable::looked)) {
            if (field.isRepeated()) {
                int count = message.getRepeatedFieldCount(field);
                for (int i = 0; i < count; i++) {
                    check(message.getRepeatedField(field, i), new Place(place, field, i), found);
                }
            } else if (!field.hasPresence() || message.hasField(field)) {
                check(message.getField(field), new Place(place, field, Place.ONLY), found);
            }
        }
    }

    private void check(Object value, Place place, List<FieldViolation> found) {
        String fault = switch (value) {
            case String text when text.indexOf('\0') >= 0 -> "has the character U+0000 (expected: none)";
            case Timestamp moment
            when !Timestamps.isValid(moment) ->
                moment.getSeconds() + " seconds and " + moment.getNanos()
                        + " nanos (expected: a moment from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z)";
            case Duration length
            when !Durations.isValid(length) ->
                length.getSeconds() + " seconds and " + length.getNanos()
                        + " nanos (expected: at most 315576000000 seconds, and nanos of the same sign)";
            default -> "";
        };
        if (!fault.isEmpty() && found.size() < MAX_VIOLATIONS) {
            found.add(new FieldViolation(place.toString(), fault));
        }
        if (value instanceof Message inner) {
            check(inner, place, found);
        }
    }

    /** The fields that there is anything to look at in. */
    private static List<FieldDescriptor> looked(Descriptor type) {
        return type.getFields().stream()
                .filter(field -> field.getJavaType() == JavaType.STRING || field.getJavaType() == JavaType.MESSAGE)
                .filter(field -> !isCheckedByItsService(field))
                .toList();
    }

    /** What the contract's rules leave alone is too much to look at twice, or may be bad in part. */
    private static boolean isCheckedByItsService(FieldDescriptor field) {
        return field.getOptions().getExtension(ValidateProto.field).getIgnore() == Ignore.IGNORE_ALWAYS;
    }

    /** Where a value is: {@code event.attendees[2].email}. */
    private record Place(@Nullable Place parent, FieldDescriptor field, int index) {
        static final int ONLY = -1;

        @Override
        public String toString() {
            return (parent == null ? "" : parent + ".") + field.getName() + (index == ONLY ? "" : "[" + index + "]");
        }
    }
}
