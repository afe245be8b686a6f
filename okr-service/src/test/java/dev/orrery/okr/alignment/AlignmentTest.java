package dev.orrery.okr.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.testing.Seeds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What links make of the time of their event. */
class AlignmentTest {
    private static final int RUNS = 2_000;

    /** Links are {@code target:weight} or {@code target:weight:contribution}. */
    @ParameterizedTest
    @CsvSource({
        "'', 100, '-=100'",
        "a:1, 100, 'a=100 -=0'",
        "a:1 b:3, 100, 'a=25 b=75 -=0'",
        "a:1 b:1 c:1, 100, 'a=34 b=33 c=33 -=0'",
        "a:1:30, 100, 'a=30 -=70'",
        "a:1:30 b:1:30, 100, 'a=30 b=30 -=40'",
        "a:1:80 b:1:120, 100, 'a=40 b=60 -=0'",
        "a:1:40 b:1 c:2, 100, 'a=40 b=20 c=40 -=0'",
        "a:1:100 b:1, 100, 'a=100 b=0 -=0'",
        "a:1:0, 100, 'a=0 -=100'",
        "a:0.1 b:0.2, 10, 'a=3 b=7 -=0'",
        "a:1 b:1, 0, 'a=0 b=0 -=0'"
    })
    void hasTheStatedResult(String links, long micros, String parts) {
        Map<String, Long> aligned = new Alignment<>(parse(links)).of(micros);
        assertThat(aligned.entrySet().stream()
                        .map(part -> (part.getKey() == null ? "-" : part.getKey()) + "=" + part.getValue())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(parts);
    }

    @Test
    void losesNothing() {
        Seeds.forAll(RUNS, random -> {
            List<LinkShare<Integer>> links = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                links.add(new LinkShare<>(
                        i,
                        BigDecimal.valueOf(random.nextLong(1, 1000), 2),
                        random.nextBoolean() ? null : BigDecimal.valueOf(random.nextInt(0, 101))));
            }
            long micros = random.nextLong(1L << 50);
            Map<Integer, Long> parts = new Alignment<>(links).of(micros);
            assertThat(parts.values()).allMatch(part -> part >= 0);
            assertThat(parts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(micros);
        });
    }

    private static List<LinkShare<String>> parse(String links) {
        List<LinkShare<String>> parsed = new ArrayList<>();
        for (String link : links.isEmpty() ? new String[0] : links.split(" ", -1)) {
            String[] parts = link.split(":", -1);
            parsed.add(new LinkShare<>(
                    parts[0], new BigDecimal(parts[1]), parts.length > 2 ? new BigDecimal(parts[2]) : null));
        }
        return parsed;
    }
}
