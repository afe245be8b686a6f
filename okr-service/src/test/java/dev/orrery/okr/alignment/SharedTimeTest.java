package dev.orrery.okr.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.testing.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events at once share the time: stated results for some, laws for all. */
class SharedTimeTest {
    private static final int RUNS = 2_000;
    private static final int LENGTH = 60;

    /** Spans are {@code start-end}. */
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "0-10, 10",
        "0-10 10-20, 10 10",
        "0-10 0-10, 5 5",
        "0-10 5-15, 8 7",
        "0-30 10-20 10-20, 24 3 3",
        "0-10 0-10 0-10, 4 3 3",
        "5-5 0-10, 0 10"
    })
    void hasTheStatedResult(String spans, String shares) {
        List<TimeSpan> parsed = new ArrayList<>();
        for (String span : spans.isEmpty() ? new String[0] : spans.split(" ", -1)) {
            String[] ends = span.split("-", 2);
            parsed.add(new TimeSpan(Long.parseLong(ends[0]), Long.parseLong(ends[1])));
        }
        String joined = String.join(
                " ",
                Arrays.stream(SharedTime.of(parsed)).mapToObj(Long::toString).toList());
        assertThat(joined).isEqualTo(shares);
    }

    @Test
    void losesNothingOfWhatIsCovered() {
        Seeds.forAll(RUNS, random -> {
            List<TimeSpan> spans = spans(random);
            BitSet covered = new BitSet(LENGTH);
            spans.forEach(span -> covered.set((int) span.start(), (int) span.end()));
            assertThat(Arrays.stream(SharedTime.of(spans)).sum()).isEqualTo(covered.cardinality());
        });
    }

    @Test
    void isWhatEveryMomentSays() {
        Seeds.forAll(RUNS, random -> {
            // Times that 1 to 6 divide, so that nothing is left over.
            List<TimeSpan> spans = spans(random).stream()
                    .map(span -> new TimeSpan(span.start() * 60, span.end() * 60))
                    .toList();
            long[] expected = new long[spans.size()];
            for (int moment = 0; moment < LENGTH; moment++) {
                int now = moment * 60;
                int[] running = IntStream.range(0, spans.size())
                        .filter(i -> spans.get(i).start() <= now
                                && now < spans.get(i).end())
                        .toArray();
                for (int index : running) {
                    expected[index] += 60 / running.length;
                }
            }
            assertThat(SharedTime.of(spans)).isEqualTo(expected);
        });
    }

    private static List<TimeSpan> spans(RandomGenerator random) {
        List<TimeSpan> spans = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            int start = random.nextInt(LENGTH);
            spans.add(new TimeSpan(start, start + random.nextInt(LENGTH - start + 1)));
        }
        return spans;
    }
}
