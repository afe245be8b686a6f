package dev.orrery.gateway.transcoding.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Int64Value;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.ListValue;
import com.google.protobuf.Message;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import com.google.protobuf.util.JsonFormat;
import dev.orrery.gateway.contract.Answer;
import dev.orrery.gateway.contract.Contract;
import dev.orrery.gateway.contract.RpcMethod;
import dev.orrery.library.v1.Author;
import dev.orrery.library.v1.Book;
import dev.orrery.library.v1.Kinds;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes of an answer are, it is printed as protobuf's own parser and printer print it. */
class JsonAnswersTest {
    private static final int MESSAGES_OF_EACH = 50;
    private static final int MESSAGES_OF_ALL_KINDS = 1_000;

    private final Reference contract = new Reference(Contract.fromResource(Contract.RESOURCE));
    private final Reference library = new Reference(Contract.fromResource("/orrery/descriptors-test.binpb"));
    private final Random random = new Random(7);
    private final RandomMessages messages = new RandomMessages(random);

    @Test
    void printsAllAnswersAsProtobufDoes() throws Exception {
        for (RpcMethod method : contract.contract.methods()) {
            for (int i = 0; i < MESSAGES_OF_EACH; i++) {
                contract.assertPrintedFromTheWire(sent(method.response()));
            }
        }
    }

    @Test
    void printsAllKindsOfFieldsAsProtobufDoes() throws Exception {
        for (int i = 0; i < MESSAGES_OF_ALL_KINDS; i++) {
            library.assertPrintedFromTheWire(sent(Kinds.getDefaultInstance()));
        }
        library.assertPrintedFromTheWire(Kinds.getDefaultInstance());
    }

    @Test
    void printsWhatHasATextOfItsOwn() throws Exception {
        Value list = Value.newBuilder()
                .setListValue(ListValue.newBuilder()
                        .addValues(Value.newBuilder().setStringValue("<€>"))
                        .addValues(Value.newBuilder().setNumberValue(0.1)))
                .build();
        library.assertPrintedFromTheWire(Kinds.newBuilder()
                .setOneStruct(Struct.newBuilder().putFields("b", list).putFields("a", list))
                .setOneValue(list)
                .setOneListvalue(list.getListValue())
                .setOneFieldmask(FieldMask.newBuilder().addPaths("due_time").addPaths("author.display_name"))
                .setOneInt64Value(Int64Value.of(Long.MIN_VALUE))
                .setOneAny(Any.pack(Book.newBuilder().setTitle("Orrery").build()))
                .addManyTimestamp(Timestamp.getDefaultInstance())
                .setInner(Kinds.newBuilder().setOneAny(Any.pack(Timestamp.getDefaultInstance())))
                .build());
    }

    @Test
    void printsFieldsInAnyOrderAndTwice() throws Exception {
        for (int i = 0; i < MESSAGES_OF_ALL_KINDS; i++) {
            List<ByteString> pieces = new ArrayList<>(
                    WirePieces.of(sent(Kinds.getDefaultInstance()).toByteString()));
            pieces.addAll(WirePieces.of(sent(Kinds.getDefaultInstance()).toByteString()));
            switch (i % 3) {
                case 0 -> Collections.shuffle(pieces, random);
                case 1 -> pieces.sort((one, other) -> Integer.compare(number(one), number(other)));
                default -> {}
            }
            library.assertPrinted(Kinds.getDefaultInstance(), WirePieces.joined(pieces));
        }
    }

    @Test
    void leavesOutWhatIsUnknown() throws Exception {
        for (ByteString unknown : WirePieces.unknown()) {
            for (int at = 0; at < 4; at++) {
                List<ByteString> pieces = new ArrayList<>(WirePieces.of(Author.newBuilder()
                        .setDisplayName("Rowley")
                        .setBorn(1675)
                        .build()
                        .toByteString()));
                pieces.add(Math.min(at, pieces.size()), unknown);
                ByteString author = WirePieces.joined(pieces);
                ByteString whole = WirePieces.joined(List.of(
                        unknown,
                        WirePieces.text(Book.TITLE_FIELD_NUMBER, ByteString.copyFromUtf8("Orrery")),
                        unknown,
                        WirePieces.text(Book.AUTHOR_FIELD_NUMBER, author),
                        unknown));
                library.assertPrinted(Author.getDefaultInstance(), author);
                library.assertPrinted(Book.getDefaultInstance(), whole);
            }
        }
    }

    @Test
    void printsNoMoreThanProtobufWhereBytesAreDamaged() throws Exception {
        for (int i = 0; i < 10 * MESSAGES_OF_ALL_KINDS; i++) {
            Message prototype = i % 2 == 0 ? Kinds.getDefaultInstance() : Book.getDefaultInstance();
            byte[] bytes = sent(prototype).toByteArray();
            for (int damages = random.nextInt(1, 4); bytes.length > 0 && damages > 0; damages--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(0x80, 0x88));
            }
            library.assertPrintedOrRefused(prototype, ByteString.copyFrom(bytes));
        }
    }

    /** An end too early, an overlong character, a surrogate, one beyond Unicode, a byte that begins none. */
    @ParameterizedTest
    @ValueSource(
            strings = {"c3", "e282", "f09f8e", "c0af", "e08080", "f0808080", "eda080", "f4908080", "80", "ff", "c328"})
    void refusesTextThatIsNotUtf8(String hex) throws Exception {
        ByteString bytes = WirePieces.text(Book.TITLE_FIELD_NUMBER, ByteString.fromHex("61" + hex));
        assertThatThrownBy(() -> library.print(Book.getDefaultInstance(), bytes))
                .isInstanceOf(StatusRuntimeException.class);
        assertThatThrownBy(() -> Book.parseFrom(bytes)).isInstanceOf(InvalidProtocolBufferException.class);
    }

    @Test
    void refusesTimesThatNoCalendarHas() {
        for (Timestamp never : List.of(
                Timestamp.newBuilder().setSeconds(Long.MAX_VALUE).build(),
                Timestamp.newBuilder().setSeconds(-62_135_596_801L).build(),
                Timestamp.newBuilder().setSeconds(253_402_300_800L).build(),
                Timestamp.newBuilder().setNanos(-1).build(),
                Timestamp.newBuilder().setNanos(1_000_000_000).build())) {
            Book book = Book.newBuilder().setDueTime(never).build();
            assertThatThrownBy(() -> library.print(Book.getDefaultInstance(), book.toByteString()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 63, 64, 65, 98, 99, 100, 101, 5_000})
    void goesAsDeepAsTheParser(int depth) throws Exception {
        ByteString bytes = Kinds.newBuilder().setOneString("innermost").build().toByteString();
        for (int i = 0; i < depth; i++) {
            bytes = WirePieces.text(Kinds.INNER_FIELD_NUMBER, bytes);
        }
        library.assertPrintedOrRefused(Kinds.getDefaultInstance(), bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 15, 16, 17, 18, 19, 25, 100})
    void goesAsDeepAsTheParserInFreeData(int lists) throws Exception {
        Value value = Value.newBuilder().setBoolValue(true).build();
        for (int i = 0; i < lists; i++) {
            value = Value.newBuilder()
                    .setListValue(ListValue.newBuilder().addValues(value))
                    .build();
        }
        ByteString bytes = Kinds.newBuilder().setOneValue(value).build().toByteString();
        for (int i = 0; i < 62; i++) {
            bytes = WirePieces.text(Kinds.INNER_FIELD_NUMBER, bytes);
        }
        library.assertPrintedOrRefused(Kinds.getDefaultInstance(), bytes);
    }

    @Test
    void printsWhatHasATextOnlyAsAWhole() throws Exception {
        Duration first = Duration.newBuilder().setSeconds(1).setNanos(-1).build();
        Duration second = Duration.newBuilder().setSeconds(-1).build();
        library.assertPrinted(
                Book.getDefaultInstance(),
                Book.newBuilder()
                        .setLoan(first)
                        .build()
                        .toByteString()
                        .concat(Book.newBuilder().setLoan(second).build().toByteString()));
    }

    @Test
    void addsToWhatIsThere() throws Exception {
        JsonBytes out = new JsonBytes(0).raw("data: ");
        ByteString twice = WirePieces.joined(List.of(
                WirePieces.number(Author.BORN_FIELD_NUMBER, 1), WirePieces.number(Author.BORN_FIELD_NUMBER, 2)));
        library.answers.print(new Answer(Author.getDefaultInstance(), twice.toByteArray()), out);
        assertThat(text(out)).isEqualTo("data: {\"born\":2}");
    }

    /** A random message as a service would have written it. */
    private Message sent(Message prototype) throws IOException {
        Message random = messages.of(prototype.getDescriptorForType());
        return prototype.getParserForType().parseFrom(random.toByteString());
    }

    private static int number(ByteString piece) {
        try {
            return piece.newCodedInput().readTag() >>> 3;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(JsonBytes out) {
        return StandardCharsets.UTF_8.decode(out.asBuffer()).toString();
    }

    /** The answers of a contract, and what prints them as ever. */
    private static final class Reference {
        private final Contract contract;
        private final JsonAnswers answers;
        private final JsonFormat.Printer expected;

        Reference(Contract contract) {
            this.contract = contract;
            answers = new JsonAnswers(contract);
            Set<FieldDescriptor> printed = EmptyFields.of(
                    contract.methods().stream().map(RpcMethod::responseType).toList());
            expected = JsonFormat.printer()
                    .usingTypeRegistry(contract.types())
                    .omittingInsignificantWhitespace()
                    .includingDefaultValueFields(printed);
        }

        String print(Message prototype, ByteString bytes) {
            JsonBytes out = new JsonBytes(16);
            answers.print(new Answer(prototype, bytes.toByteArray()), out);
            return text(out);
        }

        /** What our services send is usual, so that it does not take the long way. */
        void assertPrintedFromTheWire(Message message) throws IOException {
            JsonBytes out = new JsonBytes(16);
            new ValuePrinters(expected)
                    .ofMessage(message.getDescriptorForType())
                    .print(new Wire(message.toByteArray()), out);
            assertThat(text(out))
                    .as("%s", message.getDescriptorForType().getFullName())
                    .isEqualTo(expected.print(message));
        }

        void assertPrinted(Message prototype, ByteString bytes) throws IOException {
            assertThat(print(prototype, bytes))
                    .isEqualTo(expected.print(prototype.getParserForType().parseFrom(bytes)));
        }

        void assertPrintedOrRefused(Message prototype, ByteString bytes) {
            String text;
            try {
                text = expected.print(prototype.getParserForType().parseFrom(bytes));
            } catch (IOException | IllegalArgumentException e) {
                assertThatThrownBy(() -> print(prototype, bytes)).isInstanceOf(RuntimeException.class);
                return;
            }
            assertThat(print(prototype, bytes)).isEqualTo(text);
        }
    }
}
