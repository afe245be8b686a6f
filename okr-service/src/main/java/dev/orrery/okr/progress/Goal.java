package dev.orrery.okr.progress;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What reaching a key result means, and so how far a value is. */
public sealed interface Goal {
    /** How far {@code value} is on the way. */
    Progress at(BigDecimal value);

    /** The value that stands for a share of the way: what linked work makes of {@code current_value}. */
    BigDecimal valueAt(BigDecimal ratio);

    /** Grow from a value to another that is not below it. Where both are equal, it is reached or not. */
    record Increase(BigDecimal start, BigDecimal target) implements Goal {
        public Increase {
            if (target.compareTo(start) < 0) {
                throw new IllegalArgumentException("target: " + target + " (expected: at least " + start + ")");
            }
        }

        @Override
        public Progress at(BigDecimal value) {
            if (value.compareTo(target) >= 0) {
                return Progress.full();
            }
            return start.compareTo(target) == 0
                    ? Progress.none()
                    : Progress.share(value.subtract(start), target.subtract(start));
        }

        @Override
        public BigDecimal valueAt(BigDecimal ratio) {
            return start.add(target.subtract(start).multiply(ratio));
        }
    }

    /** Fall from a value to another that is not above it. Where both are equal, it is reached or not. */
    record Decrease(BigDecimal start, BigDecimal target) implements Goal {
        public Decrease {
            if (target.compareTo(start) > 0) {
                throw new IllegalArgumentException("target: " + target + " (expected: at most " + start + ")");
            }
        }

        @Override
        public Progress at(BigDecimal value) {
            return mirrored().at(value.negate());
        }

        @Override
        public BigDecimal valueAt(BigDecimal ratio) {
            return mirrored().valueAt(ratio).negate();
        }

        private Increase mirrored() {
            return new Increase(start.negate(), target.negate());
        }
    }

    /** Stay within bounds, of which one may be missing: within is all, outside is nothing. */
    record Maintain(@Nullable BigDecimal lower, @Nullable BigDecimal upper) implements Goal {
        public Maintain {
            if (lower == null && upper == null) {
                throw new IllegalArgumentException("bounds: none (expected: at least one)");
            }
            if (lower != null && upper != null && lower.compareTo(upper) > 0) {
                throw new IllegalArgumentException("lower: " + lower + " (expected: at most " + upper + ")");
            }
        }

        @Override
        public Progress at(BigDecimal value) {
            boolean isBelow = lower != null && value.compareTo(lower) < 0;
            boolean isAbove = upper != null && value.compareTo(upper) > 0;
            return isBelow || isAbove ? Progress.none() : Progress.full();
        }

        @Override
        public BigDecimal valueAt(BigDecimal ratio) {
            throw new IllegalStateException("A band has no way to it, so work cannot be a share of it");
        }
    }

    /** Do a number of steps, counted from 0. No steps at all are done. */
    record Milestone(BigDecimal steps) implements Goal {
        public Milestone {
            if (steps.signum() < 0) {
                throw new IllegalArgumentException("steps: " + steps + " (expected: at least 0)");
            }
        }

        @Override
        public Progress at(BigDecimal value) {
            return new Increase(BigDecimal.ZERO, steps).at(value);
        }

        @Override
        public BigDecimal valueAt(BigDecimal ratio) {
            return steps.multiply(ratio);
        }
    }

    /** Be done: 1 is, 0 is not. */
    record Done() implements Goal {
        @Override
        public Progress at(BigDecimal value) {
            return value.compareTo(BigDecimal.ONE) >= 0 ? Progress.full() : Progress.none();
        }

        @Override
        public BigDecimal valueAt(BigDecimal ratio) {
            return ratio.compareTo(BigDecimal.ONE) >= 0 ? BigDecimal.ONE : BigDecimal.ZERO;
        }
    }
}
