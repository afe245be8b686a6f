package dev.orrery.okr.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An expression over the values of KPIs: a tree of CEL's operators, computed in decimals. */
public sealed interface Formula {
    /** A number that stands in the text. */
    record Literal(BigDecimal value) implements Formula {}

    /** The value of a KPI: {@code kpi('revenue')}. */
    record Input(String kpiId) implements Formula {}

    record Negation(Formula of) implements Formula {}

    record Arithmetic(Operator operator, Formula left, Formula right) implements Formula {}

    /** The least or the greatest of some: {@code min(a, b)}. */
    record Extreme(boolean isGreatest, List<Formula> of) implements Formula {
        public Extreme {
            of = List.copyOf(of);
        }
    }

    /** One of two, as a comparison says. */
    record Choice(Comparison comparison, Formula then, Formula otherwise) implements Formula {}

    /** Whether two values are so beside each other. */
    record Comparison(Relation relation, Formula left, Formula right) {}

    enum Operator {
        PLUS,
        MINUS,
        TIMES,
        OVER
    }

    enum Relation {
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        EQUAL,
        NOT_EQUAL
    }

    /** The KPIs that it needs. */
    default Set<String> inputs() {
        return leaves().flatMap(leaf -> leaf instanceof Input(String kpiId) ? Stream.of(kpiId) : Stream.empty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Formula> leaves() {
        return switch (this) {
            case Literal _, Input _ -> Stream.of(this);
            case Negation(Formula of) -> of.leaves();
            case Arithmetic(Operator _, Formula left, Formula right) -> Stream.concat(left.leaves(), right.leaves());
            case Extreme(boolean _, List<Formula> of) -> of.stream().flatMap(Formula::leaves);
            case Choice(Comparison comparison, Formula then, Formula otherwise) ->
                Stream.of(comparison.left(), comparison.right(), then, otherwise)
                        .flatMap(Formula::leaves);
        };
    }
}
