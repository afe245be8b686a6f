package dev.orrery.kit.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.filters.Filter.Comparison;
import dev.orrery.kit.filters.Filter.Operator;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
    private static final Set<String> FIELDS = Set.of("target", "weight", "state", "labels.team");

    @Test
    void isNoConditionWhenEmpty() {
        assertThat(Filter.parse("", FIELDS).comparisons()).isEmpty();
        assertThat(Filter.parse("  ", FIELDS).comparisons()).isEmpty();
    }

    @Test
    void readsComparisonsJoinedByAnd() {
        assertThat(Filter.parse("target=\"orgs/acme/kpis/x\" AND weight >= 2 AND labels.team:blue", FIELDS)
                        .comparisons())
                .containsExactly(
                        new Comparison("target", Operator.EQUAL, "orgs/acme/kpis/x"),
                        new Comparison("weight", Operator.GREATER_OR_EQUAL, "2"),
                        new Comparison("labels.team", Operator.HAS, "blue"));
    }

    @ParameterizedTest
    @CsvSource({"=,EQUAL", "!=,NOT_EQUAL", "<,LESS", "<=,LESS_OR_EQUAL", ">,GREATER", ">=,GREATER_OR_EQUAL", ":,HAS"})
    void readsEachOperator(String symbol, Operator operator) {
        assertThat(Filter.parse("weight" + symbol + "1", FIELDS).comparisons())
                .containsExactly(new Comparison("weight", operator, "1"));
    }

    @Test
    void takesQuotesAndBackslashesOutOfAQuotedValue() {
        assertThat(Filter.parse("state = \"a \\\"b\\\" \\\\ c\"", FIELDS)
                        .comparisons()
                        .getFirst()
                        .value())
                .isEqualTo("a \"b\" \\ c");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "owner=x",
                "state",
                "state=",
                "state=a OR state=b",
                "(state=a)",
                "NOT state=a",
                "state=a AND",
                "state=a state=b",
                "state=\"open",
                "=a",
                "state==a b",
                "1=1"
            })
    void refusesWhatListsDoNotOffer(String text) {
        assertThatThrownBy(() -> Filter.parse(text, FIELDS))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(ServiceException.FieldViolation::field)
                                .containsExactly("filter"));
    }

    @Test
    void refusesMoreThanItsLimits() {
        assertThatThrownBy(() -> Filter.parse("state=" + "a".repeat(2000), FIELDS))
                .isInstanceOf(ServiceException.class);
        assertThatThrownBy(() -> Filter.parse("state=a" + " AND state=a".repeat(20), FIELDS))
                .isInstanceOf(ServiceException.class);
    }
}
