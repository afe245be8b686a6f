package dev.orrery.gateway.transcoding.json;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/** Prints a field of many values, which are written one by one or, numbers mostly, packed together. */
final class ListFieldPrinter extends FieldPrinter {
    private final int tag;
    private final int packedTag;
    private final ValuePrinter value;

    ListFieldPrinter(FieldDescriptor field, ValuePrinters values) {
        super(field, "[]");
        tag = tag(field);
        packedTag = field.isPackable() ? packedTag(field) : tag;
        value = values.of(field);
    }

    @Override
    int print(int firstTag, Wire wire, JsonBytes out) throws IOException {
        printName(out);
        out.raw('[');
        int next = firstTag;
        while (WireFormat.getTagFieldNumber(next) == number()) {
            if (next == tag) {
                value.print(wire, out.separated());
            } else if (next == packedTag) {
                printPacked(wire, out);
            } else {
                throw new UnusualAnswerException("a value of another kind");
            }
            next = wire.in().readTag();
        }
        out.raw(']');
        return next;
    }

    private void printPacked(Wire wire, JsonBytes out) throws IOException {
        int outer = wire.enter();
        while (!wire.in().isAtEnd()) {
            value.print(wire, out.separated());
        }
        wire.leave(outer);
    }
}
