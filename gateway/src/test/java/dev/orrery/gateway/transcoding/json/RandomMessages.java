package dev.orrery.gateway.transcoding.json;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Messages of any type with values that are hard to print, the same ones in each run. */
final class RandomMessages {
    private static final int MAX_DEPTH = 4;
    private static final long FIRST_SECOND = -62_135_596_800L;
    private static final long LAST_SECOND = 253_402_300_799L;
    private static final int[] NANOS = {0, 1, 999_999_999, 500_000_000, 12_000_000, 345_678_000};
    private static final String TEXT =
            "az <&>='\"\\/\t\b\n\r\f\u0000\u0001\u001f\u007f\u0080ä\u07ff\u0800€\u2027\u2028\u2029\u202a\ud7ff\ue000\uffff"
                    + "\ud83c\udf89\ud800\udc00\udbff\udfff";
    private static final double[] NUMBERS = {
        0,
        -0.0,
        1,
        1e21,
        1e-7,
        Math.PI,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };
    private static final Set<String> OPEN_TYPES = Set.of(
            "google.protobuf.Any",
            "google.protobuf.Struct",
            "google.protobuf.Value",
            "google.protobuf.ListValue",
            "google.protobuf.FieldMask");

    private final Random random;

    RandomMessages(Random random) {
        this.random = random;
    }

    Message of(Descriptor type) {
        return message(type, 0);
    }

    private Message message(Descriptor type, int depth) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        if (type.getFullName().equals("google.protobuf.Timestamp")
                || type.getFullName().equals("google.protobuf.Duration")) {
            boolean isMoment = type.getFullName().endsWith("Timestamp");
            return message.setField(
                            type.findFieldByName("seconds"),
                            random.nextLong(isMoment ? FIRST_SECOND : 0, LAST_SECOND + 1))
                    .setField(type.findFieldByName("nanos"), NANOS[random.nextInt(NANOS.length)])
                    .build();
        }
        for (FieldDescriptor field : type.getFields()) {
            boolean isTooDeep = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && (depth == MAX_DEPTH
                            || OPEN_TYPES.contains(field.getMessageType().getFullName()));
            if (isTooDeep || random.nextInt(1 + depth) != 0 || random.nextBoolean()) {
                continue;
            }
            if (field.isRepeated()) {
                for (int i = random.nextInt(3); i > 0; i--) {
                    message.addRepeatedField(field, value(field, depth));
                }
            } else {
                message.setField(field, value(field, depth));
            }
        }
        return message.build();
    }

    private Object value(FieldDescriptor field, int depth) {
        return switch (field.getJavaType()) {
            case INT ->
                List.of(0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, random.nextInt())
                        .get(random.nextInt(6));
            case LONG ->
                List.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, random.nextLong())
                        .get(random.nextInt(6));
            case FLOAT -> (float) NUMBERS[random.nextInt(NUMBERS.length)];
            case DOUBLE -> NUMBERS[random.nextInt(NUMBERS.length)];
            case BOOLEAN -> random.nextBoolean();
            case STRING -> text();
            case BYTE_STRING -> ByteString.copyFromUtf8(text());
            case ENUM -> enumValue(field);
            case MESSAGE -> message(field.getMessageType(), depth + 1);
        };
    }

    private String text() {
        int[] characters = TEXT.codePoints().toArray();
        int start = random.nextInt(characters.length);
        return new String(characters, start, random.nextInt(characters.length - start + 1));
    }

    private EnumValueDescriptor enumValue(FieldDescriptor field) {
        List<EnumValueDescriptor> values = field.getEnumType().getValues();
        return random.nextInt(8) == 0 && !field.getEnumType().getFullName().equals("google.protobuf.NullValue")
                ? field.getEnumType().findValueByNumberCreatingIfUnknown(random.nextBoolean() ? 4_711 : -1)
                : values.get(random.nextInt(values.size()));
    }
}
