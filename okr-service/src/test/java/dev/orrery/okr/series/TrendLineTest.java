package dev.orrery.okr.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orrery.kit.testing.Seeds;
import dev.orrery.okr.series.TrendLine.Sample;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines by Theil and Sen. */
class TrendLineTest {
    @Test
    void findsALineAsItIs() {
        TrendLine line = TrendLine.through(line(10)).orElseThrow();

        assertThat(line.slope()).isEqualTo(3);
        assertThat(line.slopeLower()).isEqualTo(3);
        assertThat(line.at(20)).isEqualTo(65);
        assertThat(line.upperAt(20) - line.lowerAt(20)).isZero();
    }

    @Test
    void isNotMovedByAQuarterOfWildValues() {
        Seeds.forAll(200, random -> {
            List<Sample> samples = line(24);
            for (int i = 0; i < 6; i++) {
                int at = random.nextInt(24);
                samples.set(at, new Sample(at, random.nextInt(100_000)));
            }

            assertThat(TrendLine.through(samples).orElseThrow().slope()).isCloseTo(3, within(1e-9));
        });
    }

    @Test
    void holdsTheTrueSlopeInItsInterval() {
        int[] inside = {0};
        Seeds.forAll(400, random -> {
            List<Sample> samples = new ArrayList<>();
            for (int x = 0; x < 24; x++) {
                samples.add(new Sample(x, 3 * x + random.nextGaussian() * 10));
            }
            TrendLine line = TrendLine.through(samples).orElseThrow();
            inside[0] += line.slopeLower() <= 3 && 3 <= line.slopeUpper() ? 1 : 0;
            assertThat(line.slope()).isBetween(line.slopeLower(), line.slopeUpper());
            assertThat(line.at(30)).isBetween(line.lowerAt(30), line.upperAt(30));
        });
        assertThat(inside[0]).isBetween(360, 400);
    }

    @Test
    void knowsNoTrendInThreePoints() {
        assertThat(TrendLine.through(line(3))).isEmpty();
    }

    private static List<Sample> line(int count) {
        List<Sample> samples = new ArrayList<>();
        for (int x = 0; x < count; x++) {
            samples.add(new Sample(x, 5 + 3 * x));
        }
        return samples;
    }
}
