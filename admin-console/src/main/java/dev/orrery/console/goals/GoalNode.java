package dev.orrery.console.goals;

import com.google.type.Decimal;
import dev.orrery.console.ui.Tone;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Objective;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A line of the goal tree. Two nodes of one resource are equal, so that what is open stays open after a reload. */
sealed interface GoalNode {

    String name();

    String title();

    @Nullable BigDecimal progress();

    /** The colour of its bar. */
    Tone tone();

    /** An objective, with child objectives and key results under it. */
    record ObjectiveNode(Objective objective, String ownerName) implements GoalNode {
        @Override
        public String name() {
            return objective.getName();
        }

        @Override
        public String title() {
            return objective.getTitle();
        }

        @Override
        public @Nullable BigDecimal progress() {
            return Decimals.number(objective.hasProgress(), objective.getProgress());
        }

        @Override
        public Tone tone() {
            return Tones.of(objective.getHealth());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ObjectiveNode node && node.name().equals(name());
        }

        @Override
        public int hashCode() {
            return name().hashCode();
        }
    }

    /** A key result of an objective. */
    record KeyResultNode(KeyResult keyResult, Tone tone) implements GoalNode {
        @Override
        public String name() {
            return keyResult.getName();
        }

        @Override
        public String title() {
            return keyResult.getTitle();
        }

        @Override
        public @Nullable BigDecimal progress() {
            return Decimals.number(keyResult.hasProgress(), keyResult.getProgress());
        }

        /** {@code 12 of 40 deals}, {@code between 2 and 5 %}. */
        String measure() {
            String current = value(keyResult.hasCurrentValue(), keyResult.getCurrentValue());
            return switch (keyResult.getKind()) {
                case BOOLEAN -> "–".equals(current) ? "Not done" : doneOrNot();
                case MAINTAIN -> current + ", " + bounds();
                case DECREASE ->
                    current + ", to go down to " + withUnit(keyResult.hasTargetValue(), keyResult.getTargetValue());
                case INCREASE, MILESTONE, KIND_UNSPECIFIED, UNRECOGNIZED ->
                    current + " of " + withUnit(keyResult.hasTargetValue(), keyResult.getTargetValue());
            };
        }

        private String doneOrNot() {
            return new BigDecimal(keyResult.getCurrentValue().getValue()).signum() > 0 ? "Done" : "Not done";
        }

        private String bounds() {
            String lower = value(keyResult.hasLowerBound(), keyResult.getLowerBound());
            String upper = withUnit(keyResult.hasUpperBound(), keyResult.getUpperBound());
            if (!keyResult.hasUpperBound()) {
                return "at least " + withUnit(true, keyResult.getLowerBound());
            }
            return keyResult.hasLowerBound() ? "between " + lower + " and " + upper : "at most " + upper;
        }

        private static String value(boolean isPresent, Decimal decimal) {
            return Decimals.withUnit(Decimals.number(isPresent, decimal), "");
        }

        private String withUnit(boolean isPresent, Decimal decimal) {
            return Decimals.withUnit(Decimals.number(isPresent, decimal), keyResult.getUnit());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof KeyResultNode node && node.name().equals(name());
        }

        @Override
        public int hashCode() {
            return name().hashCode();
        }
    }
}
