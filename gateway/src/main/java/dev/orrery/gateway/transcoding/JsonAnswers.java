package dev.orrery.gateway.transcoding;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.orrery.gateway.contract.Contract;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Prints messages by the proto3 JSON mapping, one line each. A zero, a false and an empty list are values and are
 * printed; an empty string and an unspecified enum mean that nothing is there and are not.
 */
@Component
final class JsonAnswers {
    private final MessagePrinter printer;

    JsonAnswers(Contract contract, RestBindings bindings) {
        Set<Descriptor> seen = new HashSet<>();
        Set<FieldDescriptor> printed = new HashSet<>();
        bindings.all().forEach(binding -> collect(binding.method().responseType(), seen, printed));
        JsonFormat.Printer plain =
                JsonFormat.printer().usingTypeRegistry(contract.types()).omittingInsignificantWhitespace();
        printer = new MessagePrinter(
                printed.isEmpty() ? plain : plain.includingDefaultValueFields(printed), printed::contains);
    }

    byte[] bytes(Message message) {
        return text(message).getBytes(StandardCharsets.UTF_8);
    }

    String text(Message message) {
        JsonText text = new JsonText();
        printer.print(message, text);
        return text.toString();
    }

    /** Adds the fields that are printed even where they are empty, of a type and all that it holds. */
    static void collect(Descriptor type, Set<Descriptor> seen, Set<FieldDescriptor> printed) {
        if (!seen.add(type)) {
            return;
        }
        for (FieldDescriptor field : type.getFields()) {
            if (isValueWhenEmpty(field)) {
                printed.add(field);
            }
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                collect(field.getMessageType(), seen, printed);
            }
        }
    }

    private static boolean isValueWhenEmpty(FieldDescriptor field) {
        if (field.isRepeated()) {
            return true;
        }
        return !field.hasPresence()
                && switch (field.getJavaType()) {
                    case INT, LONG, FLOAT, DOUBLE, BOOLEAN -> true;
                    case STRING, BYTE_STRING, ENUM, MESSAGE -> false;
                };
    }
}
