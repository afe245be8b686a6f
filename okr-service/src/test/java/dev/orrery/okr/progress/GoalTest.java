package dev.orrery.okr.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every kind of goal, case by case from a table, and what holds for all of them. */
class GoalTest {
    private static final int RUNS = 2_000;

    @ParameterizedTest
    @CsvFileSource(resources = "/dev/orrery/okr/progress/goals.csv", numLinesToSkip = 1)
    void hasTheStatedProgress(String kind, BigDecimal from, BigDecimal to, BigDecimal value, BigDecimal progress) {
        assertThat(goal(kind, from, to).at(value).asOptional())
                .hasValueSatisfying(ratio -> assertThat(ratio).isEqualByComparingTo(progress));
    }

    @Test
    void neverLeavesZeroToOneAndGrowsTowardsTheTarget() {
        Random random = new Random(11);
        for (int run = 0; run < RUNS; run++) {
            BigDecimal start = decimal(random);
            Goal goal = new Goal.Increase(start, start.add(decimal(random).abs()));
            BigDecimal low = decimal(random);
            BigDecimal high = low.add(decimal(random).abs());
            BigDecimal less = goal.at(low).asOptional().orElseThrow();
            BigDecimal more = goal.at(high).asOptional().orElseThrow();
            assertThat(less).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
            assertThat(more).isBetween(less, BigDecimal.ONE);
        }
    }

    @Test
    void decreaseMirrorsIncrease() {
        Random random = new Random(12);
        for (int run = 0; run < RUNS; run++) {
            BigDecimal start = decimal(random);
            BigDecimal target = start.add(decimal(random).abs());
            BigDecimal value = decimal(random);
            assertThat(new Goal.Decrease(start.negate(), target.negate()).at(value.negate()))
                    .isEqualTo(new Goal.Increase(start, target).at(value));
        }
    }

    @Test
    void valueOfAShareHasThatShareAsItsProgress() {
        assertThat(new Goal.Increase(decimal("10"), decimal("20")).valueAt(decimal("0.25")))
                .isEqualByComparingTo("12.5");
        assertThat(new Goal.Decrease(decimal("20"), decimal("10")).valueAt(decimal("0.25")))
                .isEqualByComparingTo("17.5");
        assertThat(new Goal.Milestone(decimal("8")).valueAt(decimal("0.25"))).isEqualByComparingTo("2");
        assertThat(new Goal.Done().valueAt(decimal("0.99"))).isEqualByComparingTo("0");
        assertThat(new Goal.Done().valueAt(decimal("1"))).isEqualByComparingTo("1");
    }

    @Test
    void refusesGoalsThatCannotBeReached() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Goal.Increase(decimal("2"), decimal("1")))
                .withMessage("target: 1 (expected: at least 2)");
        assertThatIllegalArgumentException().isThrownBy(() -> new Goal.Decrease(decimal("1"), decimal("2")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Goal.Maintain(null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Goal.Maintain(decimal("2"), decimal("1")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Goal.Milestone(decimal("-1")));
    }

    private static Goal goal(String kind, BigDecimal from, BigDecimal to) {
        return switch (kind) {
            case "INCREASE" -> new Goal.Increase(from, to);
            case "DECREASE" -> new Goal.Decrease(from, to);
            case "MAINTAIN" -> new Goal.Maintain(from, to);
            case "MILESTONE" -> new Goal.Milestone(to);
            case "BOOLEAN" -> new Goal.Done();
            default -> throw new IllegalArgumentException("kind: " + kind);
        };
    }

    private static BigDecimal decimal(Random random) {
        return BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_000), random.nextInt(6));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
