package dev.orrery.gateway.transcoding.json;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Prints a map, whose entries are messages of a key and a value. */
final class MapFieldPrinter extends FieldPrinter {
    private final int tag;
    private final int keyTag;
    private final int valueTag;
    private final ValuePrinter key;
    private final ValuePrinter value;

    MapFieldPrinter(FieldDescriptor field, ValuePrinters values) {
        super(field, "{}");
        FieldDescriptor keyField = field.getMessageType().findFieldByNumber(1);
        FieldDescriptor valueField = field.getMessageType().findFieldByNumber(2);
        tag = tag(field);
        keyTag = tag(keyField);
        valueTag = tag(valueField);
        key = values.of(keyField);
        value = values.of(valueField);
    }

    @Override
    int print(int firstTag, Wire wire, JsonBytes out) throws IOException {
        Set<String> keys = new HashSet<>();
        printName(out);
        out.raw('{');
        int next = firstTag;
        while (WireFormat.getTagFieldNumber(next) == number()) {
            if (next != tag) {
                throw new UnusualAnswerException("a value of another kind");
            }
            int outer = wire.enter();
            printEntry(wire, out.separated(), keys);
            wire.leave(outer);
            next = wire.in().readTag();
        }
        out.raw('}');
        return next;
    }

    private void printEntry(Wire wire, JsonBytes out, Set<String> keys) throws IOException {
        require(wire.in().readTag() == keyTag, "an entry that does not begin with its key");
        int start = out.size();
        printKey(wire, out);
        require(keys.add(out.textFrom(start)), "a key twice");
        out.raw(':');
        require(wire.in().readTag() == valueTag, "an entry whose key has no value");
        value.print(wire, out);
        require(wire.in().readTag() == 0, "an entry of more than a key and a value");
    }

    /** The names of an object are strings, so the keys are, whatever they are. */
    private void printKey(Wire wire, JsonBytes out) throws IOException {
        int start = out.size();
        key.print(wire, out);
        if (!out.isStringFrom(start)) {
            String number = out.textFrom(start);
            out.cutTo(start);
            out.raw('"').raw(number).raw('"');
        }
    }

    private static void require(boolean isUsual, String otherwise) throws UnusualAnswerException {
        if (!isUsual) {
            throw new UnusualAnswerException(otherwise);
        }
    }
}
