package dev.orrery.okr.reading;

import com.google.type.Decimal;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.indicator.Aggregation;
import dev.orrery.okr.indicator.Period.Span;
import dev.orrery.okr.indicator.PeriodSummary;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.series.TrendLine;
import dev.orrery.okr.v1.KpiComparison;
import dev.orrery.okr.v1.KpiSeries;
import dev.orrery.okr.v1.KpiTrend;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/** What was read as messages of the contract. */
final class ReadingProtos {
    /** As many digits as a binary number is sure of. */
    private static final MathContext ESTIMATED = new MathContext(15);

    private static final int SCALE = 10;
    private static final int RATIO_SCALE = 8;

    private ReadingProtos() {}

    /**
     * What was measured in a span of time.
     *
     * @param summary empty where nothing was
     */
    record Side(Span span, Optional<PeriodSummary> summary) {}

    static KpiSeries.Point point(Point point) {
        return KpiSeries.Point.newBuilder()
                .setTime(Times.of(point.time()))
                .setValue(Decimals.of(point.value()))
                .build();
    }

    static void add(KpiTrend.Builder trend, TrendLine line) {
        trend.setSlope(estimate(line.slope()))
                .setSlopeLower(estimate(line.slopeLower()))
                .setSlopeUpper(estimate(line.slopeUpper()));
    }

    static KpiTrend.Forecast forecast(Instant start, TrendLine line, double x) {
        return KpiTrend.Forecast.newBuilder()
                .setTime(Times.of(start))
                .setValue(estimate(line.at(x)))
                .setLower(estimate(line.lowerAt(x)))
                .setUpper(estimate(line.upperAt(x)))
                .build();
    }

    static KpiComparison comparison(Aggregation aggregation, Side current, Side previous, Side previousToDate) {
        KpiComparison.Builder comparison = KpiComparison.newBuilder()
                .setCurrent(side(aggregation, current))
                .setPrevious(side(aggregation, previous))
                .setPreviousToDate(side(aggregation, previousToDate));
        if (current.summary().isPresent() && previousToDate.summary().isPresent()) {
            BigDecimal before = previousToDate.summary().get().value(aggregation);
            BigDecimal change = current.summary().get().value(aggregation).subtract(before);
            comparison.setChange(Decimals.of(change));
            if (before.signum() != 0) {
                comparison.setChangeRatio(
                        Decimals.of(change.divide(before.abs(), RATIO_SCALE, RoundingMode.HALF_EVEN)));
            }
        }
        return comparison.build();
    }

    private static KpiComparison.Side side(Aggregation aggregation, Side side) {
        KpiComparison.Side.Builder built = KpiComparison.Side.newBuilder()
                .setStartTime(Times.of(side.span().from()))
                .setEndTime(Times.of(side.span().to()));
        side.summary()
                .ifPresent(summary ->
                        built.setValue(Decimals.of(summary.value(aggregation))).setMeasurementCount(summary.count()));
        return built.build();
    }

    private static Decimal estimate(double number) {
        return Decimals.of(new BigDecimal(number, ESTIMATED).setScale(SCALE, RoundingMode.HALF_EVEN));
    }
}
