package dev.orrery.okr.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What contributes to an objective becomes its progress: stated results for odd cases, laws for all of them. */
class RollUpTest {
    private static final int RUNS = 2_000;
    private static final RollUp AVERAGE = new RollUp.WeightedAverage();
    private static final RollUp LEAST = new RollUp.Least();

    /** Contributions are {@code weight:ratio}, with a dash for what is not measured. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // contributions, average, least
                "'', -, -",
                "1:-, -, -",
                "1:0.5, 0.5, 0.5",
                "1:0.5 1:1, 0.75, 0.5",
                "3:1 1:0, 0.75, 0",
                "1:1 1:-, 0.5, 0",
                "0:1, -, -",
                "0:1 0:0.5, -, -",
                "0:1 1:0.25, 0.25, 0.25",
                "0:0.1 1:1, 1, 1",
                "1:1 1:1 1:1, 1, 1",
                "0.1:0.5 0.1:1, 0.75, 0.5",
                "1:1 1:1 1:0, 0.66666666, 0"
            })
    void hasTheStatedResult(String contributions, BigDecimal average, BigDecimal least) {
        assertThat(AVERAGE.of(parse(contributions))).isEqualTo(Progress.ofNullable(average));
        assertThat(LEAST.of(parse(contributions))).isEqualTo(Progress.ofNullable(least));
    }

    @Test
    void manualIsWhatItsOwnerSays() {
        assertThat(new RollUp.Manual(new BigDecimal("0.4")).of(parse("1:1")).asOptional())
                .hasValueSatisfying(ratio -> assertThat(ratio).isEqualByComparingTo("0.4"));
        assertThat(new RollUp.Manual(null).of(parse("1:1"))).isEqualTo(Progress.unmeasured());
    }

    @Test
    void takesNothingButKeyResultsForItsOwnMetric() {
        List<Contribution> contributions = new ArrayList<>(parse("3:1 1:0"));
        contributions.add(new Contribution(Contribution.Origin.CHILD, BigDecimal.TEN, Progress.none()));
        assertThat(new RollUp.OwnMetric().of(contributions)).isEqualTo(Progress.clamped(new BigDecimal("0.75")));
        assertThat(new RollUp.OwnMetric().of(contributions.subList(2, 3))).isEqualTo(Progress.unmeasured());
    }

    @Test
    void neverFallsWhenAContributionGrows() {
        Random random = new Random(21);
        for (int run = 0; run < RUNS; run++) {
            List<Contribution> before = contributions(random);
            int grown = random.nextInt(before.size());
            List<Contribution> after = new ArrayList<>(before);
            BigDecimal old = before.get(grown).ratioOrZero();
            BigDecimal more = old.add(BigDecimal.ONE.subtract(old).multiply(new BigDecimal("0.5")));
            after.set(
                    grown,
                    new Contribution(
                            before.get(grown).origin(), before.get(grown).weight(), Progress.clamped(more)));
            for (RollUp rollUp : List.of(AVERAGE, LEAST)) {
                assertThat(ratio(rollUp, after)).isGreaterThanOrEqualTo(ratio(rollUp, before));
            }
        }
    }

    @Test
    void liesBetweenItsContributionsWhateverTheirOrder() {
        Random random = new Random(22);
        for (int run = 0; run < RUNS; run++) {
            List<Contribution> some = contributions(random);
            List<Contribution> shuffled = new ArrayList<>(some);
            Collections.shuffle(shuffled, random);
            assertThat(AVERAGE.of(shuffled)).isEqualTo(AVERAGE.of(some));
            assertThat(LEAST.of(shuffled)).isEqualTo(LEAST.of(some));
            assertThat(ratio(LEAST, some)).isLessThanOrEqualTo(ratio(AVERAGE, some));
        }
    }

    private static BigDecimal ratio(RollUp rollUp, List<Contribution> contributions) {
        return rollUp.of(contributions).asOptional().orElse(BigDecimal.ZERO);
    }

    private static List<Contribution> contributions(Random random) {
        List<Contribution> some = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            Progress progress = random.nextInt(4) == 0
                    ? Progress.unmeasured()
                    : Progress.clamped(BigDecimal.valueOf(random.nextInt(101), 2));
            some.add(new Contribution(
                    Contribution.Origin.KEY_RESULT, BigDecimal.valueOf(random.nextInt(30), 1), progress));
        }
        return some;
    }

    private static List<Contribution> parse(String contributions) {
        List<Contribution> parsed = new ArrayList<>();
        for (String contribution : contributions.isEmpty() ? new String[0] : contributions.split(" ", -1)) {
            String[] parts = contribution.split(":", 2);
            Progress progress =
                    parts[1].equals("-") ? Progress.unmeasured() : Progress.clamped(new BigDecimal(parts[1]));
            parsed.add(new Contribution(Contribution.Origin.KEY_RESULT, new BigDecimal(parts[0]), progress));
        }
        return parsed;
    }
}
