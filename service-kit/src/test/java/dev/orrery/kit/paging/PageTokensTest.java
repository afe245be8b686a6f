package dev.orrery.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kittest.v1.ListNotesRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTokensTest {
    private static final ListNotesRequest QUERY =
            ListNotesRequest.newBuilder().setParent("orgs/acme").build();

    private final PageTokens tokens = new PageTokens(new byte[32]);

    @ParameterizedTest
    @CsvSource({"0,50", "1,1", "1000,1000", "1001,1000", "2147483647,1000"})
    void coercesTheSize(int asked, int given) {
        assertThat(tokens.read(QUERY.toBuilder().setPageSize(asked).build()).size())
                .isEqualTo(given);
    }

    @Test
    void bringsTheCursorBack() {
        String token = tokens.read(QUERY).tokens().apply(Cursor.of("2026-11-21T09:00:00Z", "ü", ""));

        assertThat(tokens.read(QUERY.toBuilder()
                                .setPageToken(token)
                                .setPageSize(7)
                                .build())
                        .after())
                .contains(new Cursor(List.of("2026-11-21T09:00:00Z", "ü", "")));
    }

    @Test
    void sealsTheCursor() {
        String token = tokens.read(QUERY).tokens().apply(Cursor.of("secret"));

        assertThat(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
    }

    @Test
    void refusesATokenOfAnotherQueryOfAnotherKeyOrOfNobody() {
        String token = tokens.read(QUERY).tokens().apply(Cursor.of("a"));
        PageTokens others = new PageTokens(new byte[] {
            1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
        });
        ListNotesRequest next = QUERY.toBuilder().setPageToken(token).build();

        assertRefused(tokens, next.toBuilder().setParent("orgs/globex").build());
        assertRefused(tokens, next.toBuilder().setFilter("title=a").build());
        assertRefused(tokens, next.toBuilder().setPageToken("A" + token).build());
        assertRefused(tokens, next.toBuilder().setPageToken("!").build());
        assertRefused(others, next);
    }

    @Test
    void makesATokenOnlyWhereThereIsMore() {
        PageRequest page = tokens.read(QUERY.toBuilder().setPageSize(2).build());

        assertThat(page.page(List.of("a", "b"), Cursor::of).nextPageToken()).isEmpty();
        Page<String> full = page.page(List.of("a", "b", "c"), Cursor::of);
        assertThat(full.items()).containsExactly("a", "b");
        assertThat(tokens.read(QUERY.toBuilder()
                                .setPageToken(full.nextPageToken())
                                .build())
                        .after())
                .contains(Cursor.of("b"));
    }

    private static void assertRefused(PageTokens tokens, ListNotesRequest request) {
        assertThatThrownBy(() -> tokens.read(request))
                .isInstanceOf(ServiceException.class)
                .hasMessageStartingWith("PAGE_TOKEN_INVALID");
    }
}
