package dev.orrery.gateway.transcoding.json;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Prints one field of the messages of a type: its name and its value or values. */
abstract sealed class FieldPrinter permits SingularFieldPrinter, ListFieldPrinter, MapFieldPrinter {
    private static final int TAG_TYPE_BITS = 3;

    private final int number;
    private final long alternative;
    private final byte[] name;
    private final byte[] empty;

    static FieldPrinter of(FieldDescriptor field, ValuePrinters values) {
        if (field.isMapField()) {
            return new MapFieldPrinter(field, values);
        }
        return field.isRepeated() ? new ListFieldPrinter(field, values) : new SingularFieldPrinter(field, values);
    }

    FieldPrinter(FieldDescriptor field, String empty) {
        this.number = field.getNumber();
        this.alternative = alternative(field.getRealContainingOneof());
        String start = ",\"" + field.getJsonName() + "\":";
        this.name = start.getBytes(StandardCharsets.UTF_8);
        this.empty = (EmptyFields.isPrinted(field) ? start + empty : "").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Prints the field whose first tag was read, and all that follows of it.
     *
     * @return the tag of what comes after it; 0 at the end
     */
    abstract int print(int firstTag, Wire wire, JsonBytes out) throws IOException;

    final int number() {
        return number;
    }

    /** One bit for all alternatives of a kind, of which a message has one only; none for what is no alternative. */
    final long alternative() {
        return alternative;
    }

    /** Prints the field where it is not set. */
    final void printEmpty(JsonBytes out) {
        if (empty.length > 0) {
            out.member(empty);
        }
    }

    final void printName(JsonBytes out) {
        out.member(name);
    }

    /** How a value of a field begins that stands by itself. */
    static int tag(FieldDescriptor field) {
        return field.getNumber() << TAG_TYPE_BITS | field.getLiteType().getWireType();
    }

    /** How values of a field begin that stand together. */
    static int packedTag(FieldDescriptor field) {
        return field.getNumber() << TAG_TYPE_BITS | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    /** Two kinds may share a bit: then a message is taken for unusual that is not, and printed all the same. */
    private static long alternative(@Nullable OneofDescriptor oneof) {
        return oneof == null ? 0 : 1L << oneof.getIndex();
    }
}
