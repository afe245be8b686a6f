package dev.orrery.okr.sources;

import dev.orrery.okr.v1.KpiBinding.Aggregation;
import dev.orrery.okr.v1.KpiBinding.Fault;
import dev.orrery.okr.v1.KpiBinding.PostgresView;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the rows of a query measure: each for itself, or all of them as one value. */
final class RowReadings {
    private final PostgresView settings;
    private final RunMoment moment;

    RowReadings(PostgresView settings, RunMoment moment) {
        this.settings = settings;
        this.moment = moment;
    }

    List<Reading> of(List<Row> rows) throws SourceException {
        List<Reading> readings = new ArrayList<>();
        for (Row row : rows) {
            if (row.value() != null) {
                readings.add(reading(time(row), row.value()));
            }
        }
        if (settings.getAggregation() == Aggregation.AGGREGATION_UNSPECIFIED) {
            return requireOneAtAMoment(readings);
        }
        boolean isCount = settings.getAggregation() == Aggregation.COUNT;
        if (readings.isEmpty() && !isCount) {
            return List.of();
        }
        Instant latest = readings.stream()
                .map(Reading::time)
                .max(Comparator.naturalOrder())
                .orElse(moment.time());
        return List.of(reading(latest, aggregate(readings)));
    }

    private Instant time(Row row) throws SourceException {
        if (settings.getTimeColumn().isEmpty()) {
            return moment.time();
        }
        if (row.time() == null) {
            throw new SourceException(
                    Fault.MALFORMED, settings.getTimeColumn() + ": NULL (expected: a moment beside each value)");
        }
        return row.time();
    }

    /** Of several values at the moment of the run all but one would be lost. */
    private List<Reading> requireOneAtAMoment(List<Reading> readings) throws SourceException {
        if (settings.getTimeColumn().isEmpty() && readings.size() > 1) {
            throw new SourceException(
                    Fault.MALFORMED,
                    "rows: " + readings.size() + " (expected: one, or a time_column, or an aggregation)");
        }
        return readings;
    }

    private BigDecimal aggregate(List<Reading> readings) {
        BigDecimal count = BigDecimal.valueOf(readings.size());
        return switch (settings.getAggregation()) {
            case LAST -> last(readings);
            case SUM -> sum(readings);
            case AVG -> sum(readings).divide(count, MathContext.DECIMAL128);
            case MIN ->
                readings.stream().map(Reading::value).reduce(BigDecimal::min).orElseThrow();
            case MAX ->
                readings.stream().map(Reading::value).reduce(BigDecimal::max).orElseThrow();
            case COUNT -> count;
            case AGGREGATION_UNSPECIFIED, UNRECOGNIZED ->
                throw new IllegalStateException(settings.getAggregation() + " (expected: an aggregation)");
        };
    }

    private static BigDecimal last(List<Reading> readings) {
        Reading last = readings.getFirst();
        for (Reading reading : readings) {
            last = reading.time().isBefore(last.time()) ? last : reading;
        }
        return last.value();
    }

    private static BigDecimal sum(List<Reading> readings) {
        return readings.stream().map(Reading::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Reading reading(Instant time, BigDecimal value) throws SourceException {
        try {
            return new Reading(time, value);
        } catch (IllegalArgumentException refused) {
            throw new SourceException(
                    Fault.MALFORMED, settings.getValueColumn() + ": " + refused.getMessage(), refused);
        }
    }

    /** A row of a query; what is NULL is null. */
    record Row(@Nullable Instant time, @Nullable BigDecimal value) {}
}
