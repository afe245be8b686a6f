package dev.orrery.gateway.transcoding.json;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.NullValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Prints the values of an enum by their names, and those that have none by their numbers. */
final class EnumPrinter implements ValuePrinter {
    private final Map<Integer, byte[]> texts = new HashMap<>();
    private final boolean takesOthers;

    EnumPrinter(EnumDescriptor type) {
        // Nulls have a text of their own, and a closed enum takes what it does not know for an unknown field.
        boolean isNull = type.getFullName().equals(NullValue.getDescriptor().getFullName());
        takesOthers = !isNull && !type.isClosed();
        for (EnumValueDescriptor value : type.getValues()) {
            String text = isNull ? "null" : "\"" + value.getName() + "\"";
            // Of several names for a number the first one counts.
            texts.putIfAbsent(value.getNumber(), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void print(Wire wire, JsonBytes out) throws IOException {
        int number = wire.in().readEnum();
        byte[] text = texts.get(number);
        if (text != null) {
            out.raw(text);
        } else if (takesOthers) {
            out.raw(Integer.toString(number));
        } else {
            throw new UnusualAnswerException("a number that is none of its enum's");
        }
    }
}
