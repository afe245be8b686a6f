package dev.orrery.okr.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orrery.okr.sources.RowReadings.Row;
import dev.orrery.okr.v1.KpiBinding.Aggregation;
import dev.orrery.okr.v1.KpiBinding.Fault;
import dev.orrery.okr.v1.KpiBinding.PostgresView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rows of a query measure. */
class RowReadingsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final List<Row> ROWS = List.of(row(-2, "3"), row(-1, "1"), row(-3, "6"), row(0, null));

    @ParameterizedTest
    @CsvSource({"LAST, 1", "SUM, 10", "AVG, 3.3333333333", "MIN, 1", "MAX, 6", "COUNT, 3"})
    void makesOneValueOfThemAtTheLatestMoment(Aggregation aggregation, BigDecimal value) throws Exception {
        assertThat(readings(aggregation, "t", ROWS)).containsExactly(new Reading(NOON.plusSeconds(-1), value));
        assertThat(readings(aggregation, "", ROWS)).extracting(Reading::time).containsExactly(NOON);
    }

    @Test
    void takesTheLastRowWhereTheyHaveNoMoments() throws Exception {
        assertThat(readings(Aggregation.LAST, "", ROWS)).containsExactly(new Reading(NOON, new BigDecimal("6")));
    }

    @Test
    void measuresEachRowForItselfWithoutAnAggregation() throws Exception {
        assertThat(readings(Aggregation.AGGREGATION_UNSPECIFIED, "t", ROWS))
                .extracting(Reading::value)
                .containsExactly(new BigDecimal("3"), new BigDecimal("1"), new BigDecimal("6"));
        assertThat(readings(Aggregation.AGGREGATION_UNSPECIFIED, "", List.of(row(0, "4"))))
                .containsExactly(new Reading(NOON, new BigDecimal("4")));
    }

    @Test
    void measuresNothingWhereThereIsNothingButCounts() throws Exception {
        assertThat(readings(Aggregation.SUM, "t", List.of())).isEmpty();
        assertThat(readings(Aggregation.AGGREGATION_UNSPECIFIED, "t", List.of()))
                .isEmpty();
        assertThat(readings(Aggregation.COUNT, "t", List.of())).containsExactly(new Reading(NOON, BigDecimal.ZERO));
    }

    @Test
    void refusesRowsThatWouldBeOneMeasurement() {
        assertMalformed(Aggregation.AGGREGATION_UNSPECIFIED, "", ROWS);
        assertMalformed(Aggregation.SUM, "t", List.of(new Row(null, BigDecimal.ONE)));
        assertMalformed(Aggregation.SUM, "", List.of(row(0, "1e20"), row(0, "1")));
        assertMalformed(Aggregation.MAX, "", List.of(row(0, "1e999999999")));
    }

    @Test
    void roundsWhatIsNotKeptWithoutWorkingItOut() {
        assertThat(new Reading(NOON, new BigDecimal("0.12345678905")).value()).isEqualByComparingTo("0.1234567890");
        assertThat(new Reading(NOON, new BigDecimal("1e-999999999")).value()).isZero();
        assertThat(new Reading(NOON, new BigDecimal("0e-999999999")).value()).isZero();
    }

    private static void assertMalformed(Aggregation aggregation, String timeColumn, List<Row> rows) {
        SourceException failure =
                catchThrowableOfType(SourceException.class, () -> readings(aggregation, timeColumn, rows));
        assertThat(failure.fault()).isEqualTo(Fault.MALFORMED);
    }

    private static List<Reading> readings(Aggregation aggregation, String timeColumn, List<Row> rows)
            throws SourceException {
        PostgresView settings = PostgresView.newBuilder()
                .setValueColumn("v")
                .setTimeColumn(timeColumn)
                .setAggregation(aggregation)
                .build();
        return new RowReadings(settings, new RunMoment(NOON, ZoneOffset.UTC)).of(rows);
    }

    private static Row row(int second, @Nullable String value) {
        return new Row(NOON.plusSeconds(second), value == null ? null : new BigDecimal(value));
    }
}
