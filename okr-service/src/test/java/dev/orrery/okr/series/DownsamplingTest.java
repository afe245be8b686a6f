package dev.orrery.okr.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.testing.Seeds;
import dev.orrery.okr.indicator.Point;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Fewer points of the same shape. */
class DownsamplingTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void keepsEndsOrderAndNumber() {
        Seeds.forAll(200, random -> {
            List<Point> points = walk(random, 3 + random.nextInt(500));
            int max = Downsampling.MIN_POINTS + random.nextInt(300);

            List<Point> chosen = Downsampling.of(points, max);

            assertThat(chosen).hasSize(Math.min(max, points.size()));
            assertThat(chosen.getFirst()).isEqualTo(points.getFirst());
            assertThat(chosen.getLast()).isEqualTo(points.getLast());
            assertThat(points).containsSubsequence(chosen);
        });
    }

    @Test
    void keepsAPeak() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            points.add(point(i, i == 4_321 ? 1_000 : i % 7));
        }

        assertThat(Downsampling.of(points, 100)).contains(point(4_321, 1_000));
    }

    @Test
    void refusesTooFewPoints() {
        assertThatThrownBy(() -> Downsampling.of(List.of(), 2)).hasMessageContaining("expected: at least 3");
    }

    private static List<Point> walk(RandomGenerator random, int count) {
        List<Point> points = new ArrayList<>();
        long second = 0;
        for (int i = 0; i < count; i++) {
            second += 1 + random.nextInt(1_000);
            points.add(point(second, random.nextInt(1_000)));
        }
        return points;
    }

    private static Point point(long second, int value) {
        return new Point(START.plusSeconds(second), BigDecimal.valueOf(value));
    }
}
