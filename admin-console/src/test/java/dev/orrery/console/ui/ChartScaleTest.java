package dev.orrery.console.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.console.ui.Chart.Mark;
import dev.orrery.console.ui.Chart.Point;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartScaleTest {
    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

    @Test
    void hasRoundNumbersAroundAllValues() {
        assertThat(ticks("96200", "131600")).containsExactly("90000", "100000", "110000", "120000", "130000", "140000");
        assertThat(ticks("-3", "4")).containsExactly("-4", "-2", "0", "2", "4");
        assertThat(ticks("0.12", "0.42")).containsExactly("0", "0.2", "0.4", "0.6");
    }

    @Test
    void beginsAtZeroWhereThatIsNotFar() {
        assertThat(ticks("47", "100")).startsWith("0");
        assertThat(ticks("97", "100")).startsWith("97");
    }

    @Test
    void givesAFlatLineAHeight() {
        assertThat(ticks("5")).containsExactly("5", "6");
        assertThat(ticks("0", "0")).containsExactly("0", "1");
    }

    @Test
    void makesRoomForMarks() {
        ChartScale scale =
                ChartScale.of(points("10", "20"), List.of(new Mark("Target", new BigDecimal("50"), Tone.GOOD)));

        assertThat(scale.y(new BigDecimal("50"))).isLessThanOrEqualTo(100);
        assertThat(scale.y(BigDecimal.ZERO)).isZero();
    }

    @Test
    void spreadsMomentsOverTheWidth() {
        ChartScale scale = ChartScale.of(points("1", "2", "3"), List.of());

        assertThat(scale.x(START)).isZero();
        assertThat(scale.x(START.plusSeconds(1))).isEqualTo(50);
        assertThat(scale.x(START.plusSeconds(2))).isEqualTo(100);
        assertThat(ChartScale.of(points("1"), List.of()).x(START)).isEqualTo(50);
    }

    private static List<String> ticks(String... values) {
        return ChartScale.of(points(values), List.of()).ticks().stream()
                .map(tick -> tick.stripTrailingZeros().toPlainString())
                .toList();
    }

    private static List<Point> points(String... values) {
        List<Point> points = new ArrayList<>();
        for (String value : Arrays.asList(values)) {
            points.add(new Point(START.plusSeconds(points.size()), new BigDecimal(value)));
        }
        return points;
    }
}
