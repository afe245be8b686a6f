package dev.orrery.gateway.transcoding;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.orrery.gateway.contract.Contract;
import dev.orrery.gateway.contract.RpcMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever is in an answer, it is printed as protobuf's own printer prints it. */
class MessagePrinterTest {
    private static final int MESSAGES_OF_EACH = 200;
    private static final int MAX_DEPTH = 4;
    private static final long LAST_SECOND = 253_402_300_799L;
    private static final String TEXT = "az <&>='\"\\/\t\b\n\r\f\u0001\u007f\u2028\u2029ä€\ud83c\udf89";
    private static final double[] NUMBERS = {
        0, -0.0, 1, 1e21, 1e-7, Math.PI, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
    };
    private static final Set<String> OPEN_TYPES = Set.of(
            "google.protobuf.Any",
            "google.protobuf.Struct",
            "google.protobuf.Value",
            "google.protobuf.ListValue",
            "google.protobuf.FieldMask");

    private final Contract contract = Contract.fromResource(Contract.RESOURCE);
    private final Random random = new Random(7);

    @Test
    void printsAllAnswersAsProtobufDoes() throws Exception {
        for (RpcMethod method : contract.methods()) {
            Descriptor type = method.responseType();
            Set<FieldDescriptor> printed = new HashSet<>();
            JsonAnswers.collect(type, new HashSet<>(), printed);
            JsonFormat.Printer plain =
                    JsonFormat.printer().usingTypeRegistry(contract.types()).omittingInsignificantWhitespace();
            JsonFormat.Printer expected = printed.isEmpty() ? plain : plain.includingDefaultValueFields(printed);
            MessagePrinter printer = new MessagePrinter(expected, printed::contains);
            for (int i = 0; i < MESSAGES_OF_EACH; i++) {
                Message message = message(type, 0);
                JsonText text = new JsonText();
                printer.print(message, text);
                assertThat(text.toString()).as("%s", type.getFullName()).isEqualTo(expected.print(message));
            }
        }
    }

    private Message message(Descriptor type, int depth) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        if (type.getFullName().equals("google.protobuf.Timestamp")
                || type.getFullName().equals("google.protobuf.Duration")) {
            return message.setField(type.findFieldByName("seconds"), random.nextLong(LAST_SECOND))
                    .setField(type.findFieldByName("nanos"), random.nextInt(1_000) * 1_000_000)
                    .build();
        }
        for (FieldDescriptor field : type.getFields()) {
            boolean isTooDeep = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && (depth == MAX_DEPTH
                            || OPEN_TYPES.contains(field.getMessageType().getFullName()));
            if (isTooDeep || random.nextBoolean()) {
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
            case INT -> random.nextInt(4) == 0 ? 0 : random.nextInt();
            case LONG -> random.nextInt(4) == 0 ? 0L : random.nextLong();
            case FLOAT -> (float) NUMBERS[random.nextInt(NUMBERS.length)];
            case DOUBLE -> NUMBERS[random.nextInt(NUMBERS.length)];
            case BOOLEAN -> random.nextBoolean();
            case STRING ->
                TEXT.substring(0, TEXT.offsetByCodePoints(0, random.nextInt(TEXT.codePointCount(0, TEXT.length()))));
            case BYTE_STRING -> ByteString.copyFromUtf8(TEXT);
            case ENUM -> enumValue(field);
            case MESSAGE -> message(field.getMessageType(), depth + 1);
        };
    }

    private EnumValueDescriptor enumValue(FieldDescriptor field) {
        List<EnumValueDescriptor> values = field.getEnumType().getValues();
        return random.nextInt(8) == 0
                ? field.getEnumType().findValueByNumberCreatingIfUnknown(4_711)
                : values.get(random.nextInt(values.size()));
    }
}
