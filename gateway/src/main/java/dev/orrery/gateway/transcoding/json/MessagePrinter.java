package dev.orrery.gateway.transcoding.json;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Prints the messages of a type, up to where the wire ends. A message is written with its fields in the order of their
 * numbers, which is the one that they are printed in, so its fields and those of its type are gone through side by side.
 */
final class MessagePrinter implements ValuePrinter {
    private final Descriptor type;
    private final ValuePrinters values;
    private volatile FieldPrinter @Nullable [] fields;

    MessagePrinter(Descriptor type, ValuePrinters values) {
        this.type = type;
        this.values = values;
    }

    @Override
    public void print(Wire wire, JsonBytes out) throws IOException {
        FieldPrinter[] ofType = fields();
        int next = 0;
        long alternatives = 0;
        out.raw('{');
        int tag = wire.in().readTag();
        while (tag != 0) {
            int number = WireFormat.getTagFieldNumber(tag);
            while (next < ofType.length && ofType[next].number() < number) {
                ofType[next++].printEmpty(out);
            }
            if (next == ofType.length || ofType[next].number() > number) {
                skipUnknown(tag, wire.in());
                tag = wire.in().readTag();
                continue;
            }
            FieldPrinter field = ofType[next++];
            if ((alternatives & field.alternative()) != 0) {
                throw new UnusualAnswerException("several alternatives at a time");
            }
            alternatives |= field.alternative();
            tag = field.print(tag, wire, out);
        }
        while (next < ofType.length) {
            ofType[next++].printEmpty(out);
        }
        out.raw('}');
    }

    private void skipUnknown(int tag, CodedInputStream in) throws IOException {
        int wireType = WireFormat.getTagWireType(tag);
        if (wireType == WireFormat.WIRETYPE_START_GROUP || wireType == WireFormat.WIRETYPE_END_GROUP) {
            throw new UnusualAnswerException("a group");
        }
        if (type.findFieldByNumber(WireFormat.getTagFieldNumber(tag)) != null) {
            throw new UnusualAnswerException("a field out of order");
        }
        in.skipField(tag);
    }

    /** Not found out before it is needed, as a type may hold itself. */
    private FieldPrinter[] fields() {
        FieldPrinter[] known = fields;
        if (known == null) {
            known = type.getFields().stream()
                    .sorted(Comparator.comparingInt(FieldDescriptor::getNumber))
                    .map(field -> FieldPrinter.of(field, values))
                    .toArray(FieldPrinter[]::new);
            fields = known;
        }
        return known;
    }
}
