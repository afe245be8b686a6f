package dev.orrery.okr.formula;

import dev.orrery.okr.formula.Formula.Arithmetic;
import dev.orrery.okr.formula.Formula.Choice;
import dev.orrery.okr.formula.Formula.Comparison;
import dev.orrery.okr.formula.Formula.Extreme;
import dev.orrery.okr.formula.Formula.Input;
import dev.orrery.okr.formula.Formula.Literal;
import dev.orrery.okr.formula.Formula.Negation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a formula comes to for the values of its inputs; nothing where one of them is missing or it divides by zero. */
public final class Evaluation {
    private static final MathContext PRECISION = new MathContext(60, RoundingMode.HALF_EVEN);
    /** What a measurement holds: digits after the point, and the first number that is too large. */
    private static final int SCALE = 10;

    private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(20);

    private final Map<String, BigDecimal> inputs;

    private Evaluation(Map<String, BigDecimal> inputs) {
        this.inputs = inputs;
    }

    /** The value; empty where there is none, or none that a measurement can hold. */
    public static Optional<BigDecimal> of(Formula formula, Map<String, BigDecimal> inputs) {
        return new Evaluation(inputs)
                .value(formula)
                .map(value -> value.setScale(SCALE, RoundingMode.HALF_EVEN))
                .filter(value -> value.abs().compareTo(TOO_LARGE) < 0);
    }

    private Optional<BigDecimal> value(Formula formula) {
        return switch (formula) {
            case Literal(BigDecimal value) -> Optional.of(value);
            case Input(String kpiId) -> Optional.ofNullable(inputs.get(kpiId));
            case Negation(Formula of) -> value(of).map(BigDecimal::negate);
            case Arithmetic arithmetic -> arithmetic(arithmetic);
            case Extreme(boolean isGreatest, List<Formula> of) -> extreme(isGreatest, of);
            case Choice(Comparison comparison, Formula then, Formula otherwise) ->
                holds(comparison).flatMap(holds -> value(holds ? then : otherwise));
        };
    }

    private Optional<BigDecimal> arithmetic(Arithmetic arithmetic) {
        Optional<BigDecimal> left = value(arithmetic.left());
        Optional<BigDecimal> right = value(arithmetic.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal one = left.get();
        BigDecimal other = right.get();
        return switch (arithmetic.operator()) {
            case PLUS -> Optional.of(one.add(other, PRECISION));
            case MINUS -> Optional.of(one.subtract(other, PRECISION));
            case TIMES -> Optional.of(one.multiply(other, PRECISION));
            case OVER -> other.signum() == 0 ? Optional.empty() : Optional.of(one.divide(other, PRECISION));
        };
    }

    private Optional<BigDecimal> extreme(boolean isGreatest, List<Formula> of) {
        Optional<BigDecimal> found = value(of.getFirst());
        for (Formula next : of.subList(1, of.size())) {
            Optional<BigDecimal> other = value(next);
            found = found.flatMap(one -> other.map(two -> isGreatest ? one.max(two) : one.min(two)));
        }
        return found;
    }

    private Optional<Boolean> holds(Comparison comparison) {
        Optional<BigDecimal> left = value(comparison.left());
        Optional<BigDecimal> right = value(comparison.right());
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        int order = left.get().compareTo(right.get());
        return Optional.of(
                switch (comparison.relation()) {
                    case LESS -> order < 0;
                    case LESS_OR_EQUAL -> order <= 0;
                    case GREATER -> order > 0;
                    case GREATER_OR_EQUAL -> order >= 0;
                    case EQUAL -> order == 0;
                    case NOT_EQUAL -> order != 0;
                });
    }
}
