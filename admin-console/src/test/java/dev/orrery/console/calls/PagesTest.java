package dev.orrery.console.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void readsNoFurtherThanSomebodyLooks() {
        Pages<Integer> pages = new Pages<>(token -> tens(token, 100));

        assertThat(pages.read(0, 15)).hasSize(15).startsWith(0, 1).endsWith(14);
        assertThat(asked).containsExactly("", "10");
        assertThat(pages.isComplete()).isFalse();
    }

    @Test
    void keepsWhatItHasRead() {
        Pages<Integer> pages = new Pages<>(token -> tens(token, 100));
        pages.read(0, 20);

        assertThat(pages.read(5, 10)).startsWith(5).endsWith(14);
        assertThat(asked).hasSize(2);
    }

    @Test
    void endsWithTheLastPage() {
        Pages<Integer> pages = new Pages<>(token -> tens(token, 25));

        assertThat(pages.read(20, 50)).containsExactly(20, 21, 22, 23, 24);
        assertThat(pages.read(30, 10)).isEmpty();
        assertThat(pages.isComplete()).isTrue();
    }

    @Test
    void stopsAtItsLimitOnEndlessLists() {
        Pages<Integer> pages = new Pages<>(token -> tens(token, Integer.MAX_VALUE));

        assertThat(pages.read(0, Integer.MAX_VALUE)).hasSize(Pages.MAX_ITEMS);
    }

    @Test
    void goesOnAfterAFailure() {
        List<String> failures = new ArrayList<>(List.of("once"));
        Pages<Integer> pages = new Pages<>(token -> {
            if (!token.isEmpty() && !failures.isEmpty()) {
                failures.clear();
                throw new IllegalStateException("away");
            }
            return tens(token, 30);
        });
        pages.read(0, 10);

        assertThatThrownBy(() -> pages.read(10, 10)).hasMessage("away");
        assertThat(pages.read(10, 10)).startsWith(10).hasSize(10);
    }

    private Page<Integer> tens(String token, int total) {
        asked.add(token);
        int start = token.isEmpty() ? 0 : Integer.parseInt(token);
        int end = Math.min(start + 10, total);
        return new Page<>(IntStream.range(start, end).boxed().toList(), end == total ? "" : Integer.toString(end));
    }
}
