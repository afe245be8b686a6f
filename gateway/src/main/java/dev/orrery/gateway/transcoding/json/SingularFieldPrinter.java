package dev.orrery.gateway.transcoding.json;

import com.google.protobuf.Descriptors.FieldDescriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Prints a field of one value. */
final class SingularFieldPrinter extends FieldPrinter {
    private final int tag;
    private final byte[] zero;
    private final boolean isOmittedWhenZero;
    private final ValuePrinter value;

    SingularFieldPrinter(FieldDescriptor field, ValuePrinters values) {
        super(field, zero(field));
        tag = tag(field);
        zero = zero(field).getBytes(StandardCharsets.UTF_8);
        isOmittedWhenZero = !field.hasPresence() && !EmptyFields.isPrinted(field);
        value = values.of(field);
    }

    @Override
    int print(int firstTag, Wire wire, JsonBytes out) throws IOException {
        if (firstTag != tag) {
            throw new UnusualAnswerException("a value of another kind");
        }
        int start = out.size();
        printName(out);
        int valueStart = out.size();
        value.print(wire, out);
        if (isOmittedWhenZero && out.isFrom(valueStart, zero)) {
            out.cutTo(start);
        }
        return wire.in().readTag();
    }

    /** What a value is printed as that is the same as none; nothing for messages, of which there is none. */
    private static String zero(FieldDescriptor field) {
        return switch (field.getType()) {
            case INT32, SINT32, SFIXED32, UINT32, FIXED32 -> "0";
            case INT64, SINT64, SFIXED64, UINT64, FIXED64 -> "\"0\"";
            case FLOAT, DOUBLE -> "0.0";
            case BOOL -> "false";
            case STRING, BYTES -> "\"\"";
            case ENUM -> "\"" + field.getEnumType().getValues().getFirst().getName() + "\"";
            case MESSAGE, GROUP -> "";
        };
    }
}
