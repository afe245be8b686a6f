package dev.orrery.gateway.transcoding.json;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.HashSet;
import java.util.Set;

/**
 * Which fields are printed where nothing is set: a zero, a false and an empty list are values; an empty string and an
 * unspecified enum mean that nothing is there.
 */
final class EmptyFields {
    private EmptyFields() {}

    static boolean isPrinted(FieldDescriptor field) {
        if (field.isRepeated()) {
            return true;
        }
        return !field.hasPresence()
                && switch (field.getJavaType()) {
                    case INT, LONG, FLOAT, DOUBLE, BOOLEAN -> true;
                    case STRING, BYTE_STRING, ENUM, MESSAGE -> false;
                };
    }

    /** Those that are printed of some types and of all that these hold. */
    static Set<FieldDescriptor> of(Iterable<Descriptor> types) {
        Set<Descriptor> seen = new HashSet<>();
        Set<FieldDescriptor> printed = new HashSet<>();
        types.forEach(type -> collect(type, seen, printed));
        return printed;
    }

    /** Adds those that are printed of a type and of all that it holds. */
    private static void collect(Descriptor type, Set<Descriptor> seen, Set<FieldDescriptor> printed) {
        if (!seen.add(type)) {
            return;
        }
        for (FieldDescriptor field : type.getFields()) {
            if (isPrinted(field)) {
                printed.add(field);
            }
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                collect(field.getMessageType(), seen, printed);
            }
        }
    }
}
