package dev.orrery.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.orrery.library.v1.Author;
import dev.orrery.library.v1.Book;
import dev.orrery.library.v1.Kinds;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is looked up in the bytes of an answer is what the parsed message has. */
class AnswerTest {
    private static final FieldDescriptor TITLE = Book.getDescriptor().findFieldByNumber(Book.TITLE_FIELD_NUMBER);
    private static final FieldDescriptor AUTHOR = Book.getDescriptor().findFieldByNumber(Book.AUTHOR_FIELD_NUMBER);

    @Test
    void givesTheLastOfATextAndTheSumOfAPart() {
        Answer answer = answer(
                Book.newBuilder()
                        .setTitle("An")
                        .setAuthor(Author.newBuilder().setDisplayName("Rowley"))
                        .build(),
                Book.newBuilder()
                        .setTitle("Orrery")
                        .setAuthor(Author.newBuilder().setBorn(1675))
                        .build());

        assertThat(answer.text(TITLE)).isEqualTo("Orrery");
        assertThat(answer.part(AUTHOR).parsed())
                .isEqualTo(Author.newBuilder()
                        .setDisplayName("Rowley")
                        .setBorn(1675)
                        .build());
    }

    @Test
    void givesNothingOfWhatIsNotSet() {
        Answer answer = answer(Book.newBuilder().setName("shelves/1/books/1").build());

        assertThat(answer.text(TITLE)).isEmpty();
        assertThat(answer.has(AUTHOR)).isFalse();
        assertThat(answer.part(AUTHOR).parsed()).isEqualTo(Author.getDefaultInstance());
    }

    @Test
    void hasTheLastOfItsAlternatives() {
        Author author = Author.newBuilder().setBorn(1675).build();
        for (List<Kinds> alternatives : List.of(
                List.of(Kinds.newBuilder().setEitherInt32(0).build()),
                List.of(
                        Kinds.newBuilder().setEitherString("one").build(),
                        Kinds.newBuilder().setEitherAuthor(author).build()),
                List.of(
                        Kinds.newBuilder().setEitherAuthor(author).build(),
                        Kinds.newBuilder().setEitherInt32(7).build()))) {
            Answer answer = answer(alternatives.toArray(Message[]::new));
            Message parsed = answer.parsed();
            for (FieldDescriptor field :
                    Kinds.getDescriptor().getOneofs().getFirst().getFields()) {
                assertThat(answer.has(field)).as("%s", field).isEqualTo(parsed.hasField(field));
            }
            FieldDescriptor either = Kinds.getDescriptor().findFieldByNumber(Kinds.EITHER_AUTHOR_FIELD_NUMBER);
            assertThat(answer.part(either).parsed()).isEqualTo(parsed.getField(either));
        }
    }

    @Test
    void refusesBytesThatAreNoMessage() {
        Answer answer = new Answer(Book.getDefaultInstance(), new byte[] {0x12, 0x01, (byte) 0xff, 0x1a});

        assertThatThrownBy(answer::parsed).isInstanceOf(StatusRuntimeException.class);
        assertThatThrownBy(() -> answer.text(TITLE)).isInstanceOf(StatusRuntimeException.class);
        assertThatThrownBy(() ->
                        new Answer(Book.getDefaultInstance(), new byte[] {0x12, 0x01, (byte) 0xff}).text(TITLE))
                .isInstanceOf(StatusRuntimeException.class);
    }

    @Test
    void comesAndGoesAsItIs() throws Exception {
        byte[] bytes = {0x12, 0x01, 'a'};
        AnswerMarshaller marshaller = new AnswerMarshaller(Book.getDefaultInstance());
        Answer answer = marshaller.parse(new ByteArrayInputStream(bytes));

        assertThat(answer.type()).isEqualTo(Book.getDescriptor());
        assertThat(marshaller.stream(answer).readAllBytes()).isEqualTo(bytes);
    }

    /** The messages one after the other, as one. */
    private static Answer answer(Message... messages) {
        ByteString bytes = ByteString.EMPTY;
        for (Message message : messages) {
            bytes = bytes.concat(message.toByteString());
        }
        return new Answer(messages[0].getDefaultInstanceForType(), bytes.toByteArray());
    }
}
