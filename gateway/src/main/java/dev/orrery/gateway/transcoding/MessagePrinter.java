package dev.orrery.gateway.transcoding;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import com.google.protobuf.util.Timestamps;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Prints messages as {@link JsonFormat} does, in half the time: what is the same for all messages of a type is found
 * out once. The types that the mapping treats in ways of their own are left to {@link JsonFormat}.
 */
final class MessagePrinter {
    private static final String WELL_KNOWN = "google.protobuf.";

    private final JsonFormat.Printer ofWellKnown;
    private final Predicate<FieldDescriptor> isPrintedWhenEmpty;
    private final Map<Descriptor, List<FieldPrinter>> types = new ConcurrentHashMap<>();

    MessagePrinter(JsonFormat.Printer ofWellKnown, Predicate<FieldDescriptor> isPrintedWhenEmpty) {
        this.ofWellKnown = ofWellKnown;
        this.isPrintedWhenEmpty = isPrintedWhenEmpty;
    }

    void print(Message message, JsonText out) {
        Descriptor type = message.getDescriptorForType();
        if (type.getFullName().startsWith(WELL_KNOWN)) {
            printWellKnown(message, type, out);
            return;
        }
        out.raw('{');
        boolean isFirst = true;
        for (FieldPrinter field : fields(type)) {
            if (field.isPrinted(message)) {
                if (!isFirst) {
                    out.raw(',');
                }
                isFirst = false;
                field.print(message, out);
            }
        }
        out.raw('}');
    }

    private List<FieldPrinter> fields(Descriptor type) {
        List<FieldPrinter> known = types.get(type);
        return known == null ? types.computeIfAbsent(type, this::printers) : known;
    }

    private List<FieldPrinter> printers(Descriptor type) {
        return type.getFields().stream()
                .sorted(Comparator.comparingInt(FieldDescriptor::getNumber))
                .map(field -> new FieldPrinter(field, isPrintedWhenEmpty.test(field), this))
                .toList();
    }

    private void printWellKnown(Message message, Descriptor type, JsonText out) {
        if (type.getFullName().equals(Timestamp.getDescriptor().getFullName())) {
            // Every resource has several.
            out.raw('"').raw(Timestamps.toString(timestamp(message, type))).raw('"');
            return;
        }
        try {
            out.raw(ofWellKnown.print(message));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("an Any of a type that the contract lacks", e);
        }
    }

    private static Timestamp timestamp(Message message, Descriptor type) {
        return Timestamp.newBuilder()
                .setSeconds((Long) message.getField(type.findFieldByNumber(Timestamp.SECONDS_FIELD_NUMBER)))
                .setNanos((Integer) message.getField(type.findFieldByNumber(Timestamp.NANOS_FIELD_NUMBER)))
                .build();
    }
}
