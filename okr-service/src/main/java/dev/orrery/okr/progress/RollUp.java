package dev.orrery.okr.progress;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an objective's progress comes from what contributes to it. With nothing that counts, or nothing measured among
 * what counts, it is unmeasured; once something is measured, the rest counts as not begun, so that a first report never
 * lowers the number.
 */
public sealed interface RollUp {
    Progress of(List<Contribution> contributions);

    /** The average by weight. */
    record WeightedAverage() implements RollUp {
        @Override
        public Progress of(List<Contribution> contributions) {
            List<Contribution> counting = counting(contributions);
            if (counting.isEmpty()) {
                return Progress.unmeasured();
            }
            BigDecimal weighted = BigDecimal.ZERO;
            BigDecimal weights = BigDecimal.ZERO;
            for (Contribution contribution : counting) {
                weighted = weighted.add(contribution.weight().multiply(contribution.ratioOrZero()));
                weights = weights.add(contribution.weight());
            }
            return Progress.share(weighted, weights);
        }
    }

    /** The average by weight of the key results alone. */
    record OwnMetric() implements RollUp {
        @Override
        public Progress of(List<Contribution> contributions) {
            return new WeightedAverage()
                    .of(contributions.stream()
                            .filter(contribution -> contribution.origin() == Contribution.Origin.KEY_RESULT)
                            .toList());
        }
    }

    /** The least of all that has a weight. */
    record Least() implements RollUp {
        @Override
        public Progress of(List<Contribution> contributions) {
            return counting(contributions).stream()
                    .map(Contribution::ratioOrZero)
                    .min(BigDecimal::compareTo)
                    .map(Progress::clamped)
                    .orElseGet(Progress::unmeasured);
        }
    }

    /** What its owner says; unmeasured until then. */
    record Manual(@Nullable BigDecimal ratio) implements RollUp {
        @Override
        public Progress of(List<Contribution> contributions) {
            return Progress.ofNullable(ratio);
        }
    }

    /** Those that count, or none when nothing among them is measured. */
    private static List<Contribution> counting(List<Contribution> contributions) {
        List<Contribution> counting =
                contributions.stream().filter(Contribution::counts).toList();
        boolean isAnyMeasured = counting.stream()
                .anyMatch(contribution -> contribution.progress().asOptional().isPresent());
        return isAnyMeasured ? counting : List.of();
    }
}
