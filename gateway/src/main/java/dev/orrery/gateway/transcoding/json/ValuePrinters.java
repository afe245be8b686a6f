package dev.orrery.gateway.transcoding.json;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What prints the values of each type, found out once. */
final class ValuePrinters {
    private static final String WELL_KNOWN = "google.protobuf.";
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private final JsonFormat.Printer ofWellKnown;
    private final Map<Descriptor, ValuePrinter> messages = new ConcurrentHashMap<>();

    /** Leaves the types that the mapping treats in ways of their own to a printer of messages. */
    ValuePrinters(JsonFormat.Printer ofWellKnown) {
        this.ofWellKnown = ofWellKnown;
    }

    /** Prints a message up to where the wire ends. */
    ValuePrinter ofMessage(Descriptor type) {
        return messages.computeIfAbsent(type, this::message);
    }

    /** Prints one value of a field. */
    ValuePrinter of(FieldDescriptor field) {
        return switch (field.getType()) {
            case BOOL -> (wire, out) -> out.raw(wire.in().readBool() ? TRUE : FALSE);
            case INT32 -> (wire, out) -> out.raw(Integer.toString(wire.in().readInt32()));
            case SINT32 -> (wire, out) -> out.raw(Integer.toString(wire.in().readSInt32()));
            case SFIXED32 -> (wire, out) -> out.raw(Integer.toString(wire.in().readSFixed32()));
            case UINT32 ->
                (wire, out) -> out.raw(Integer.toUnsignedString(wire.in().readUInt32()));
            case FIXED32 ->
                (wire, out) -> out.raw(Integer.toUnsignedString(wire.in().readFixed32()));
            // JavaScript's numbers do not hold all of these.
            case INT64 -> (wire, out) -> out.quoted(Long.toString(wire.in().readInt64()));
            case SINT64 -> (wire, out) -> out.quoted(Long.toString(wire.in().readSInt64()));
            case SFIXED64 -> (wire, out) -> out.quoted(Long.toString(wire.in().readSFixed64()));
            case UINT64 ->
                (wire, out) -> out.quoted(Long.toUnsignedString(wire.in().readUInt64()));
            case FIXED64 ->
                (wire, out) -> out.quoted(Long.toUnsignedString(wire.in().readFixed64()));
            case FLOAT -> ValuePrinters::printFloat;
            case DOUBLE -> ValuePrinters::printDouble;
            case STRING -> Wire::string;
            case BYTES ->
                (wire, out) ->
                        out.quoted(Base64.getEncoder().encodeToString(wire.in().readByteArray()));
            case ENUM -> new EnumPrinter(field.getEnumType());
            case MESSAGE -> nested(ofMessage(field.getMessageType()));
            case GROUP ->
                (wire, out) -> {
                    throw new UnusualAnswerException("a group");
                };
        };
    }

    private ValuePrinter message(Descriptor type) {
        String name = type.getFullName();
        if (name.equals(Timestamp.getDescriptor().getFullName())) {
            // Every resource has several.
            return new TimestampPrinter();
        }
        return name.startsWith(WELL_KNOWN)
                ? (wire, out) -> out.raw(wellKnown(type, wire.in()))
                : new MessagePrinter(type, this);
    }

    private String wellKnown(Descriptor type, CodedInputStream in) throws IOException {
        Message message = parsed(type, in);
        try {
            return ofWellKnown.print(message);
        } catch (IllegalArgumentException e) {
            // More of it may follow, together with which it can be printed.
            throw new UnusualAnswerException("a value that has no text");
        }
    }

    private static Message parsed(Descriptor type, CodedInputStream in) throws IOException {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type).mergeFrom(in);
        // The end of a group that never began would end the message too early.
        in.checkLastTagWas(0);
        return message.build();
    }

    private static ValuePrinter nested(ValuePrinter message) {
        return (wire, out) -> {
            int outer = wire.enter();
            message.print(wire, out);
            wire.leave(outer);
        };
    }

    private static void printFloat(Wire wire, JsonBytes out) throws IOException {
        float value = wire.in().readFloat();
        if (Float.isFinite(value)) {
            out.raw(Float.toString(value));
        } else {
            out.quoted(Float.toString(value));
        }
    }

    private static void printDouble(Wire wire, JsonBytes out) throws IOException {
        double value = wire.in().readDouble();
        if (Double.isFinite(value)) {
            out.raw(Double.toString(value));
        } else {
            out.quoted(Double.toString(value));
        }
    }
}
