package dev.orrery.okr.formula;

import dev.orrery.okr.formula.Formula.Arithmetic;
import dev.orrery.okr.formula.Formula.Choice;
import dev.orrery.okr.formula.Formula.Comparison;
import dev.orrery.okr.formula.Formula.Extreme;
import dev.orrery.okr.formula.Formula.Input;
import dev.orrery.okr.formula.Formula.Literal;
import dev.orrery.okr.formula.Formula.Negation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In which unit does a formula count? Only what counts the same can be added, compared or chosen from; what is
 * multiplied multiplies its units. A bare number beside something with a unit has that unit; in a product it has none.
 */
public final class UnitCheck {
    private final Map<String, Unit> inputs;

    private UnitCheck(Map<String, Unit> inputs) {
        this.inputs = inputs;
    }

    /**
     * Refuses a formula whose units do not fit each other, or do not make the one that is wanted.
     *
     * @param inputs the unit of each input
     * @throws FormulaException saying which do not
     */
    public static void require(Formula formula, Map<String, Unit> inputs, Unit wanted) {
        Optional<Unit> found = new UnitCheck(inputs).unit(formula);
        if (found.isPresent() && !found.get().equals(wanted)) {
            throw new FormulaException("counts in " + found.get() + " (expected: " + wanted + ", as the KPI does)");
        }
    }

    /** The unit; empty for whichever is needed. */
    private Optional<Unit> unit(Formula formula) {
        return switch (formula) {
            case Literal _ -> Optional.empty();
            case Input(String kpiId) -> Optional.of(inputs.getOrDefault(kpiId, Unit.NONE));
            case Negation(Formula of) -> unit(of);
            case Arithmetic arithmetic -> arithmetic(arithmetic);
            case Extreme(boolean _, List<Formula> of) -> common(of);
            case Choice(Comparison comparison, Formula then, Formula otherwise) -> {
                common(List.of(comparison.left(), comparison.right()));
                yield common(List.of(then, otherwise));
            }
        };
    }

    private Optional<Unit> arithmetic(Arithmetic arithmetic) {
        return switch (arithmetic.operator()) {
            case PLUS, MINUS -> common(List.of(arithmetic.left(), arithmetic.right()));
            case TIMES -> product(arithmetic, 1);
            case OVER -> product(arithmetic, -1);
        };
    }

    private Optional<Unit> product(Arithmetic arithmetic, int sign) {
        Optional<Unit> left = unit(arithmetic.left());
        Optional<Unit> right = unit(arithmetic.right());
        if (left.isEmpty() && right.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(left.orElse(Unit.NONE).times(right.orElse(Unit.NONE), sign));
    }

    private Optional<Unit> common(List<Formula> formulas) {
        Optional<Unit> common = Optional.empty();
        for (Formula formula : formulas) {
            Optional<Unit> unit = unit(formula);
            if (common.isPresent() && unit.isPresent() && !unit.equals(common)) {
                throw new FormulaException(
                        common.get() + " beside " + unit.get() + " (expected: the same unit, to add or compare)");
            }
            common = common.isPresent() ? common : unit;
        }
        return common;
    }
}
