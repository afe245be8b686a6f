package dev.orrery.gateway.transcoding.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathTemplateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1",
                "/v1/*",
                "/v1/**",
                "/v1/{name=orgs/*/calendars/*}:undelete",
                "/v1/{event.name=orgs/*/calendars/*/events/*}",
                "/v1/{name=archive/**}",
                "/feeds/{token}",
                "/v1/{parent=orgs/*}/calendarChanges:watch"
            })
    void printsWhatItReads(String template) {
        assertThat(PathTemplate.parse(template)).hasToString(template);
    }

    @Test
    void printsAVariableOfOneSegmentPlainly() {
        assertThat(PathTemplate.parse("/v1/{id=*}")).hasToString("/v1/{id}");
    }

    @ParameterizedTest
    @CsvSource({
        "'',0,'/'",
        "v1,0,'/'",
        "/,1,literal text",
        "/v1/,4,literal text",
        "/v1/{name,9,'}'",
        "/v1/{=*},5,a field name",
        "/v1/{a.}/x,7,a field name",
        "/v1/{a={b}},7,literal text",
        "/v1/{a}/{a},10,each variable once",
        "/v1/x y,5,the end",
        "/v1:,4,literal text",
        "/v1:a/b,5,the end",
    })
    void saysWhereATemplateIsWrong(String template, int position, String expected) {
        assertThatThrownBy(() -> PathTemplate.parse(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at " + position + " ")
                .hasMessageContaining(expected);
    }

    @Test
    void takesTheRestOnlyAtTheEnd() {
        assertThatThrownBy(() -> PathTemplate.parse("/v1/**/x")).hasMessageContaining("only as the last one");
    }

    @Test
    void printsWhatItReadsForAnyTemplate() {
        Random random = new Random(20_261_121);
        for (int index = 0; index < 2_000; index++) {
            String template = Templates.random(random);
            assertThat(PathTemplate.parse(template)).hasToString(template);
        }
    }

    @Test
    void findsEveryPathThatATemplateStandsFor() {
        Random random = new Random(42);
        for (int index = 0; index < 2_000; index++) {
            PathTemplate template = PathTemplate.parse(Templates.random(random));
            PathIndex<String> paths = new PathIndex.Builder<String>()
                    .add("GET", template, "found")
                    .build();
            String path = Templates.pathOf(template, random);
            assertThat(Templates.found(paths.find("GET", path)).variables())
                    .as("%s for %s", template, path)
                    .containsOnlyKeys(template.fieldPaths());
        }
    }
}
