package dev.orrery.okr.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What formulas mean, what they come to, and in which units. */
class FormulaTest {
    private static final Map<String, BigDecimal> VALUES =
            Map.of("revenue", new BigDecimal("120.5"), "cost", new BigDecimal("20.5"), "orders", new BigDecimal("8"));

    private static final Map<String, Unit> UNITS =
            Map.of("revenue", Unit.parse("EUR"), "cost", Unit.parse("EUR"), "orders", Unit.parse("order"));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "kpi('revenue') - kpi('cost'); 100",
                "kpi('revenue') - kpi('cost') * 2; 79.5",
                "(kpi('revenue') - kpi('cost')) / kpi('orders'); 12.5",
                "-kpi('cost') + 0.1; -20.4",
                "kpi('revenue') / 3.0; 40.1666666667",
                "min(kpi('revenue'), kpi('cost'), 30); 20.5",
                "max(kpi('revenue'), kpi('cost')); 120.5",
                "kpi('orders') > 7 ? 1 : 0; 1",
                "kpi('orders') <= 7 ? kpi('revenue') : kpi('cost'); 20.5",
                "kpi('orders') == 8 ? 2 : 3; 2",
                "kpi('orders') != 8 ? 2 : 3; 3",
                "kpi('orders') < 8 ? 2 : 3; 3",
                "kpi('orders') >= 8 ? 2u : 3u; 2"
            })
    void computesInDecimals(String text, BigDecimal expected) {
        assertThat(Evaluation.of(FormulaParser.parse(text), VALUES))
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(expected));
    }

    @Test
    void hasNoValueWhereThereIsNone() {
        assertThat(Evaluation.of(FormulaParser.parse("1 / (kpi('orders') - 8)"), VALUES))
                .isEmpty();
        assertThat(Evaluation.of(FormulaParser.parse("kpi('orders') + kpi('other')"), VALUES))
                .isEmpty();
        assertThat(Evaluation.of(FormulaParser.parse("kpi('orders') * 1e20"), VALUES))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "kpi('a') +; expected: CEL",
                "1 + 2; 0 KPIs",
                "kpi(orders) * 2; the id of one KPI in quotes",
                "kpi('a') + 'b'; expected: a number",
                "orders + 1; IDENT",
                "[kpi('a')]; LIST",
                "kpi('a') % 2; expected: + - * /",
                "size(kpi('a')); expected: + - * /",
                "kpi('a').abs(); expected: operators",
                "min(); at least one",
                "kpi('a') > 1 && kpi('b') > 1 ? 1 : 2; expected: one comparison",
                "kpi('a') > 1; expected: + - * /"
            })
    void refusesWhatIsNoFormula(String text, String message) {
        assertThatThrownBy(() -> FormulaParser.parse(text))
                .isInstanceOf(FormulaException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "kpi('revenue') - kpi('cost'); EUR",
                "kpi('revenue') / kpi('orders'); EUR/order",
                "100 * kpi('cost') / kpi('revenue'); %",
                "kpi('revenue') * kpi('orders') / kpi('orders'); EUR",
                "kpi('revenue') + 5; EUR",
                "kpi('orders') > 3 ? kpi('revenue') : 0; EUR",
                "max(kpi('orders'), 1) / kpi('revenue'); order/EUR",
                "kpi('orders') > 3 ? 1 : 0; flag"
            })
    void countsInTheUnitOfItsInputs(String text, String unit) {
        UnitCheck.require(FormulaParser.parse(text), UNITS, Unit.parse(unit));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "kpi('revenue') + kpi('orders'); EUR; EUR beside order",
                "min(kpi('revenue'), kpi('orders')); EUR; EUR beside order",
                "kpi('revenue') > kpi('orders') ? 1 : 0; %; EUR beside order",
                "kpi('revenue') > 1 ? kpi('cost') : kpi('orders'); EUR; EUR beside order",
                "kpi('revenue') / kpi('orders'); EUR; counts in EUR*order^-1",
                "kpi('revenue') / kpi('cost'); EUR; counts in no unit"
            })
    void refusesUnitsThatDoNotFit(String text, String unit, String message) {
        assertThatThrownBy(() -> UnitCheck.require(FormulaParser.parse(text), UNITS, Unit.parse(unit)))
                .hasMessageContaining(message);
    }
}
