package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.okr.v1.ProgressExplanation;
import dev.orrery.okr.v1.ProgressExplanation.Input;
import dev.orrery.okr.v1.ProgressExplanation.Rule;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Recomputes the numbers of an explanation from nothing but what it says, by the rules as the contract states them: what
 * a reader without this service's code would do.
 */
final class ProgressChecker {
    private static final int DIGITS = 8;

    private ProgressChecker() {}

    /** Every number of the tree is what its rule makes of its parts. */
    static void check(ProgressExplanation node) {
        node.getPartsList().forEach(ProgressChecker::check);
        if (node.getRule() != Rule.FROZEN && node.getRule() != Rule.ELIDED && node.getRule() != Rule.TASK) {
            assertThat(said(node)).as("progress of %s", node).isEqualTo(recomputed(node));
        }
    }

    private static Optional<BigDecimal> recomputed(ProgressExplanation node) {
        List<ProgressExplanation> counting = node.getPartsList().stream()
                .filter(ProgressExplanation::getCounts)
                .toList();
        boolean isMeasured = counting.stream().anyMatch(ProgressExplanation::hasProgress);
        return switch (node.getRule()) {
            case WEIGHTED_AVERAGE, OWN_METRIC, LINKED_WORK -> isMeasured ? average(counting) : Optional.empty();
            case MIN ->
                isMeasured
                        ? counting.stream()
                                .map(part -> said(part).orElse(cut(BigDecimal.ZERO)))
                                .min(BigDecimal::compareTo)
                        : Optional.empty();
            case MANUAL -> input(node, "manual_progress").map(ProgressChecker::cut);
            case INCREASE -> way(node, input(node, "start_value").orElseThrow(), false);
            case DECREASE -> way(node, input(node, "start_value").orElseThrow(), true);
            case MILESTONE -> way(node, BigDecimal.ZERO, false);
            case MAINTAIN ->
                input(node, "current_value")
                        .map(value -> truth(input(node, "lower_bound")
                                        .map(bound -> bound.compareTo(value) <= 0)
                                        .orElse(true)
                                && input(node, "upper_bound")
                                        .map(bound -> bound.compareTo(value) >= 0)
                                        .orElse(true)));
            case BOOLEAN -> input(node, "current_value").map(value -> truth(value.compareTo(BigDecimal.ONE) >= 0));
            case TASK, FROZEN, ELIDED, RULE_UNSPECIFIED, UNRECOGNIZED -> throw new AssertionError(node.getRule());
        };
    }

    private static Optional<BigDecimal> average(List<ProgressExplanation> parts) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (ProgressExplanation part : parts) {
            BigDecimal weight = new BigDecimal(part.getWeight().getValue());
            sum = sum.add(weight.multiply(said(part).orElse(BigDecimal.ZERO)));
            weights = weights.add(weight);
        }
        return Optional.of(sum.divide(weights, DIGITS, RoundingMode.DOWN));
    }

    private static Optional<BigDecimal> way(ProgressExplanation node, BigDecimal start, boolean isDown) {
        BigDecimal target = input(node, "target_value").orElseThrow();
        return input(node, "current_value").map(value -> {
            int reached = value.compareTo(target) * (isDown ? -1 : 1);
            if (reached >= 0) {
                return cut(BigDecimal.ONE);
            }
            BigDecimal whole = target.subtract(start);
            return whole.signum() == 0
                    ? cut(BigDecimal.ZERO)
                    : value.subtract(start)
                            .divide(whole, DIGITS, RoundingMode.DOWN)
                            .max(cut(BigDecimal.ZERO));
        });
    }

    private static Optional<BigDecimal> said(ProgressExplanation node) {
        return node.hasProgress()
                ? Optional.of(cut(new BigDecimal(node.getProgress().getValue())))
                : Optional.empty();
    }

    private static Optional<BigDecimal> input(ProgressExplanation node, String name) {
        return node.getInputsList().stream()
                .filter(input -> input.getName().equals(name))
                .map(Input::getValue)
                .map(value -> new BigDecimal(value.getValue()))
                .findFirst();
    }

    private static BigDecimal truth(boolean isTrue) {
        return cut(isTrue ? BigDecimal.ONE : BigDecimal.ZERO);
    }

    private static BigDecimal cut(BigDecimal number) {
        return number.setScale(DIGITS, RoundingMode.DOWN);
    }
}
