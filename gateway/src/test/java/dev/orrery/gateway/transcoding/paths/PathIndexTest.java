package dev.orrery.gateway.transcoding.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathIndexTest {
    private final PathIndex<String> index = new PathIndex.Builder<String>()
            .add("GET", PathTemplate.parse("/v1/{name=shelves/*/books/*}"), "get")
            .add("DELETE", PathTemplate.parse("/v1/{name=shelves/*/books/*}"), "delete")
            .add("POST", PathTemplate.parse("/v1/{name=shelves/*/books/*}:lend"), "lend")
            .add("GET", PathTemplate.parse("/v1/{parent=shelves/*}/books"), "list")
            .add("GET", PathTemplate.parse("/v1/shelves/top/books"), "top")
            .add("GET", PathTemplate.parse("/v1/{name=archive/**}"), "archive")
            .add("GET", PathTemplate.parse("/feeds/{token}"), "feed")
            .add("GET", PathTemplate.parse("/v1/books:search"), "search")
            .build();

    @ParameterizedTest
    @CsvSource({
        "GET,/v1/shelves/1/books/2,get,shelves/1/books/2",
        "GET,/v1/shelves/1/books/a%20b,get,shelves/1/books/a b",
        "GET,/v1/shelves/1/books/a%2Fb,get,shelves/1/books/a%2Fb",
        "GET,/v1/shelves/1/books/a%252Fb,get,shelves/1/books/a%2Fb",
        "GET,/v1/shelves/1/books/%C3%BC+1,get,shelves/1/books/ü+1",
        "GET,/v1/shelves/1/books/a:b,get,shelves/1/books/a:b",
        "GET,/v1/shelves/1/books/a%3Alend,get,shelves/1/books/a:lend",
        "POST,/v1/shelves/1/books/2:lend,lend,shelves/1/books/2",
        "POST,/v1/shelves/1/books/a:b:lend,lend,shelves/1/books/a:b",
        "GET,/v1/archive,archive,archive",
        "GET,/v1/archive/a/b%2Fc/d,archive,archive/a/b%2Fc/d",
        "GET,/feeds/a%2Fb.ics,feed,a/b.ics",
    })
    void findsTheTemplateAndItsVariable(String method, String path, String value, String variable) {
        Lookup.Found<String> found = Templates.found(index.find(method, path));
        assertThat(found.value()).isEqualTo(value);
        assertThat(found.variables().values()).containsExactly(variable);
    }

    @Test
    void prefersTheMoreExactTemplate() {
        assertThat(index.find("GET", "/v1/shelves/top/books")).isEqualTo(new Lookup.Found<>("top", Map.of()));
        assertThat(index.find("GET", "/v1/shelves/other/books"))
                .isEqualTo(new Lookup.Found<>("list", Map.of("parent", "shelves/other")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "v1/books", "/v1/shelves//books/2", "/v1/shelves/1/books/2/", "/feeds/", "/v2/archive/x"
            })
    void knowsNoOtherPath(String path) {
        assertThat(index.find("GET", path)).isInstanceOf(Lookup.Unknown.class);
    }

    @Test
    void tellsTheMethodsOfAPath() {
        assertThat(index.find("PUT", "/v1/shelves/1/books/2"))
                .isEqualTo(new Lookup.WrongMethod<>("delete", new TreeSet<>(Set.of("DELETE", "GET"))));
        assertThat(index.find("GET", "/v1/shelves/1/books/2:lend")).isInstanceOf(Lookup.WrongMethod.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feeds/%", "/feeds/%4", "/feeds/%zz", "/feeds/%ff"})
    void refusesBrokenEncoding(String path) {
        assertThat(index.find("GET", path)).isInstanceOf(Lookup.Malformed.class);
    }

    @Test
    void refusesTwoTemplatesForOnePath() {
        PathIndex.Builder<String> builder =
                new PathIndex.Builder<String>().add("GET", PathTemplate.parse("/v1/{a=x/*}"), "a");
        assertThatThrownBy(() -> builder.add("GET", PathTemplate.parse("/v1/x/{b}"), "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/v1/x/{b}")
                .hasMessageContaining("/v1/{a=x/*}");
    }
}
