package dev.orrery.okr.formula;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.orrery.okr.formula.Formula.Arithmetic;
import dev.orrery.okr.formula.Formula.Choice;
import dev.orrery.okr.formula.Formula.Comparison;
import dev.orrery.okr.formula.Formula.Extreme;
import dev.orrery.okr.formula.Formula.Input;
import dev.orrery.okr.formula.Formula.Negation;
import dev.orrery.okr.formula.Formula.Operator;
import dev.orrery.okr.formula.Formula.Relation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads formulas. CEL's own parser reads the text, so that it means what it means everywhere else in CEL; of what it may
 * say, numbers are left: a formula that could make strings or lists could not be a KPI.
 */
public final class FormulaParser {
    /** A formula over more KPIs is nobody's idea of one number. */
    public static final int MAX_INPUTS = 16;

    private static final CelParser PARSER =
            CelParserFactory.standardCelParserBuilder().build();

    private static final Map<String, Operator> OPERATORS =
            Map.of("_+_", Operator.PLUS, "_-_", Operator.MINUS, "_*_", Operator.TIMES, "_/_", Operator.OVER);

    private static final Map<String, Relation> RELATIONS = Map.of(
            "_<_", Relation.LESS,
            "_<=_", Relation.LESS_OR_EQUAL,
            "_>_", Relation.GREATER,
            "_>=_", Relation.GREATER_OR_EQUAL,
            "_==_", Relation.EQUAL,
            "_!=_", Relation.NOT_EQUAL);

    private FormulaParser() {}

    /**
     * The formula that a text means.
     *
     * @throws FormulaException where it means none
     */
    public static Formula parse(String text) {
        Formula formula;
        try {
            formula = formula(PARSER.parse(text).getAst().getExpr());
        } catch (CelValidationException malformed) {
            throw new FormulaException(malformed.getErrors().stream()
                            .map(CelIssue::getMessage)
                            .findFirst()
                            .orElse("malformed")
                    + " (expected: CEL)");
        }
        int inputs = formula.inputs().size();
        if (inputs < 1 || inputs > MAX_INPUTS) {
            throw new FormulaException(inputs + " KPIs (expected: 1 to " + MAX_INPUTS + ", such as kpi('revenue'))");
        }
        return formula;
    }

    private static Formula formula(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> number(expression.constant());
            case CALL -> call(expression.call());
            case NOT_SET, IDENT, SELECT, LIST, STRUCT, MAP, COMPREHENSION ->
                throw new FormulaException(expression.getKind() + " (expected: numbers, operators and kpi('id'))");
        };
    }

    private static Formula number(CelConstant constant) {
        return new Formula.Literal(
                switch (constant.getKind()) {
                    case INT64_VALUE -> BigDecimal.valueOf(constant.int64Value());
                    case UINT64_VALUE -> new BigDecimal(constant.uint64Value().bigIntegerValue());
                    case DOUBLE_VALUE -> finite(constant.doubleValue());
                    default -> throw new FormulaException(constant.getKind() + " (expected: a number)");
                });
    }

    private static BigDecimal finite(double number) {
        if (!Double.isFinite(number)) {
            throw new FormulaException(number + " (expected: a finite number)");
        }
        return BigDecimal.valueOf(number);
    }

    private static Formula call(CelCall call) {
        String function = call.function();
        List<CelExpr> arguments = call.args();
        Operator operator = OPERATORS.get(function);
        if (operator != null) {
            return new Arithmetic(operator, formula(arguments.get(0)), formula(arguments.get(1)));
        }
        if (call.target().isPresent()) {
            throw new FormulaException("." + function + "() (expected: operators, kpi, min, max)");
        }
        return switch (function) {
            case "-_" -> new Negation(formula(arguments.getFirst()));
            case "_?_:_" ->
                new Choice(comparison(arguments.get(0)), formula(arguments.get(1)), formula(arguments.get(2)));
            case "kpi" -> input(arguments);
            case "min", "max" -> extreme(function, arguments);
            default -> throw new FormulaException(name(function) + " (expected: + - * / ?:, kpi, min, max)");
        };
    }

    private static Comparison comparison(CelExpr expression) {
        if (expression.getKind() == CelExpr.ExprKind.Kind.CALL) {
            CelCall call = expression.call();
            Relation relation = RELATIONS.get(call.function());
            if (relation != null) {
                return new Comparison(
                        relation,
                        formula(call.args().get(0)),
                        formula(call.args().get(1)));
            }
        }
        throw new FormulaException("a condition (expected: one comparison, such as kpi('a') > 0)");
    }

    private static Formula input(List<CelExpr> arguments) {
        if (arguments.size() != 1
                || arguments.getFirst().getKind() != CelExpr.ExprKind.Kind.CONSTANT
                || arguments.getFirst().constant().getKind() != CelConstant.Kind.STRING_VALUE) {
            throw new FormulaException("kpi() (expected: the id of one KPI in quotes)");
        }
        return new Input(arguments.getFirst().constant().stringValue());
    }

    private static Formula extreme(String function, List<CelExpr> arguments) {
        if (arguments.isEmpty()) {
            throw new FormulaException(function + "() (expected: at least one number)");
        }
        return new Extreme(
                function.equals("max"),
                arguments.stream().map(FormulaParser::formula).collect(Collectors.toUnmodifiableList()));
    }

    private static String name(String function) {
        return function.replace("_", "");
    }
}
