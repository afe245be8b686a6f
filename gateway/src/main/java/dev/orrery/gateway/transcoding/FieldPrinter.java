package dev.orrery.gateway.transcoding;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.NullValue;
import java.util.Base64;
import java.util.List;

/** Prints one field of the messages of a type: its name and its value, by the proto3 JSON mapping. */
final class FieldPrinter {
    private static final int UNKNOWN = -1;

    private final FieldDescriptor field;
    private final String name;
    private final boolean isPrintedWhenEmpty;
    private final MessagePrinter messages;

    FieldPrinter(FieldDescriptor field, boolean isPrintedWhenEmpty, MessagePrinter messages) {
        this.field = field;
        this.name = new JsonText().string(field.getJsonName()).raw(':').toString();
        this.isPrintedWhenEmpty = isPrintedWhenEmpty;
        this.messages = messages;
    }

    boolean isPrinted(Message message) {
        return isPrintedWhenEmpty
                || (field.isRepeated() ? message.getRepeatedFieldCount(field) > 0 : message.hasField(field));
    }

    void print(Message message, JsonText out) {
        out.raw(name);
        Object value = message.getField(field);
        if (field.isMapField()) {
            printMap((List<?>) value, out);
        } else if (field.isRepeated()) {
            printList((List<?>) value, out);
        } else {
            printValue(field, value, out);
        }
    }

    private void printList(List<?> values, JsonText out) {
        out.raw('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.raw(',');
            }
            printValue(field, values.get(i), out);
        }
        out.raw(']');
    }

    private void printMap(List<?> entries, JsonText out) {
        FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
        FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
        out.raw('{');
        for (int i = 0; i < entries.size(); i++) {
            if (i > 0) {
                out.raw(',');
            }
            Message entry = (Message) entries.get(i);
            out.string(entry.getField(key).toString()).raw(':');
            printValue(value, entry.getField(value), out);
        }
        out.raw('}');
    }

    private void printValue(FieldDescriptor of, Object value, JsonText out) {
        switch (of.getType()) {
            case STRING -> out.string((String) value);
            case MESSAGE, GROUP -> messages.print((Message) value, out);
            case ENUM -> printEnum((EnumValueDescriptor) value, out);
            case BOOL, INT32, SINT32, SFIXED32 -> out.raw(value.toString());
            case UINT32, FIXED32 -> out.raw(Integer.toUnsignedString((Integer) value));
            // JavaScript's numbers do not hold all of these.
            case INT64, SINT64, SFIXED64 -> out.raw('"').raw(value.toString()).raw('"');
            case UINT64, FIXED64 ->
                out.raw('"').raw(Long.toUnsignedString((Long) value)).raw('"');
            case FLOAT -> printNumber(((Float) value).isNaN() || ((Float) value).isInfinite(), value, out);
            case DOUBLE -> printNumber(((Double) value).isNaN() || ((Double) value).isInfinite(), value, out);
            case BYTES ->
                out.raw('"')
                        .raw(Base64.getEncoder().encodeToString(((ByteString) value).toByteArray()))
                        .raw('"');
        }
    }

    private static void printNumber(boolean isSpecial, Object value, JsonText out) {
        if (isSpecial) {
            out.raw('"').raw(value.toString()).raw('"');
        } else {
            out.raw(value.toString());
        }
    }

    private static void printEnum(EnumValueDescriptor value, JsonText out) {
        if (value.getType().getFullName().equals(NullValue.getDescriptor().getFullName())) {
            out.raw("null");
        } else if (value.getIndex() == UNKNOWN) {
            out.raw(Integer.toString(value.getNumber()));
        } else {
            out.raw('"').raw(value.getName()).raw('"');
        }
    }
}
