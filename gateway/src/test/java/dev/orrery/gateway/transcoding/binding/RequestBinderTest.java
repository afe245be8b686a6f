package dev.orrery.gateway.transcoding.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.TypeRegistry;
import com.google.protobuf.util.JsonFormat;
import dev.orrery.library.v1.Book;
import dev.orrery.library.v1.CreateBookRequest;
import dev.orrery.library.v1.LendBookRequest;
import dev.orrery.library.v1.SearchBooksRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RequestBinderTest {
    private static final TypeRegistry TYPES = TypeRegistry.getEmptyTypeRegistry();

    private final RequestBinder search = binder(SearchBooksRequest.getDefaultInstance(), "");
    private final RequestBinder create =
            new RequestBinder(CreateBookRequest.getDefaultInstance(), List.of("parent"), "book", TYPES);

    @ParameterizedTest
    @CsvFileSource(resources = "/binding/queries.csv", delimiter = '|', useHeadersInDisplayName = true)
    void bindsQueries(String query, String expected) throws Exception {
        SearchBooksRequest.Builder request = SearchBooksRequest.newBuilder();
        JsonFormat.parser().merge(expected, request);
        assertThat(search.bind(Map.of(), parameters(query), new RequestBody.None(), false)
                        .build())
                .isEqualTo(request.build());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/binding/refused-queries.csv", delimiter = '|', useHeadersInDisplayName = true)
    void refusesQueries(String query, String field, String expectation) {
        BindingException error = catchThrowableOfType(
                BindingException.class, () -> search.bind(Map.of(), parameters(query), new RequestBody.None(), false));
        assertThat(error.violations().getFirst().field()).isEqualTo(field);
        assertThat(error.violations().getFirst().description()).contains(expectation);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/binding/bodies.csv",
            delimiter = '|',
            quoteCharacter = '\'',
            useHeadersInDisplayName = true)
    void bindsBodiesAsTheLibraryDoes(String json) throws InvalidProtocolBufferException {
        Book.Builder expected = Book.newBuilder();
        JsonFormat.parser().merge(json, expected);
        Message request = create.bind(Map.of("parent", "shelves/1"), Map.of(), body(json), false)
                .build();
        assertThat(((CreateBookRequest) request).getBook()).isEqualTo(expected.build());
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/binding/refused-bodies.csv",
            delimiter = '|',
            quoteCharacter = '\'',
            useHeadersInDisplayName = true)
    void refusesBodies(String json, String field, String expectation) {
        BindingException error = catchThrowableOfType(
                BindingException.class, () -> create.bind(Map.of("parent", "shelves/1"), Map.of(), body(json), false));
        assertThat(error.violations().getFirst().field()).isEqualTo(field);
        assertThat(error.violations().getFirst().description()).contains(expectation);
    }

    @Test
    void bindsDynamicMessagesTheSameWay() throws Exception {
        DynamicMessage prototype = DynamicMessage.getDefaultInstance(SearchBooksRequest.getDescriptor());
        Message request = binder(prototype, "")
                .bind(
                        Map.of(),
                        parameters("i32=7&genres=FICTION&since=2026-11-21T09:00:00Z&author.born=1&rare=true"),
                        new RequestBody.None(),
                        false)
                .build();
        assertThat(SearchBooksRequest.parseFrom(request.toByteString())
                        .getAuthor()
                        .getBorn())
                .isEqualTo(1);
        assertThat(SearchBooksRequest.parseFrom(request.toByteString())
                        .getSince()
                        .getSeconds())
                .isEqualTo(1_795_251_600L);
    }

    @Test
    void letsThePathWinOverTheBody() {
        RequestBinder lend = new RequestBinder(LendBookRequest.getDefaultInstance(), List.of("name"), "*", TYPES);
        LendBookRequest request = (LendBookRequest) lend.bind(
                        Map.of("name", "shelves/1/books/2"),
                        Map.of(),
                        body("{\"name\":\"other\",\"reader\":\"ada\"}"),
                        false)
                .build();
        assertThat(request.getName()).isEqualTo("shelves/1/books/2");
        assertThat(request.getReader()).isEqualTo("ada");
    }

    @Test
    void takesNoQueryBesideAWholeBody() {
        RequestBinder lend = new RequestBinder(LendBookRequest.getDefaultInstance(), List.of("name"), "*", TYPES);
        assertThatThrownBy(
                        () -> lend.bind(Map.of("name", "x"), parameters("reader=ada"), new RequestBody.None(), false))
                .isInstanceOf(BindingException.class)
                .hasMessageContaining("reader: is in the query (expected: in the body)");
    }

    @Test
    void takesNoParameterThatThePathOrTheBodyBinds() {
        assertThatThrownBy(() -> create.bind(
                        Map.of("parent", "x"), parameters("parent=y&book.title=T"), new RequestBody.None(), false))
                .isInstanceOfSatisfying(
                        BindingException.class,
                        error -> assertThat(error.violations())
                                .extracting(Violation::field)
                                .containsExactly("book.title", "parent"));
    }

    @Test
    void leavesAMissingBodyUnset() {
        CreateBookRequest request =
                (CreateBookRequest) create.bind(Map.of("parent", "shelves/1"), Map.of(), new RequestBody.None(), false)
                        .build();
        assertThat(request.hasBook()).isFalse();
    }

    @Test
    void refusesRulesThatDoNotFitTheirMessage() {
        assertThatThrownBy(() -> binder(LendBookRequest.getDefaultInstance(), "nosuch"))
                .hasMessageContaining("body: nosuch");
        assertThatThrownBy(() ->
                        new RequestBinder(CreateBookRequest.getDefaultInstance(), List.of("book.author"), "", TYPES))
                .hasMessageContaining("path variable: book.author");
    }

    private static RequestBinder binder(Message prototype, String body) {
        return new RequestBinder(prototype, List.of(), body, TYPES);
    }

    private static RequestBody body(String json) {
        return new RequestBody.Json(ByteString.copyFromUtf8(json));
    }

    private static Map<String, List<String>> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0], TreeMap::new, Collectors.mapping(pair -> pair[1], Collectors.toList())));
    }
}
