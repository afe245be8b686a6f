package dev.orrery.okr.reading;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.indicator.Aggregation;
import dev.orrery.okr.indicator.Period;
import dev.orrery.okr.indicator.Period.Span;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.indicator.Segment;
import dev.orrery.okr.kpis.KpiStore;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.series.Downsampling;
import dev.orrery.okr.series.PeriodSeries;
import dev.orrery.okr.settings.SelectPeriodCalendar;
import dev.orrery.okr.v1.KpiSeries;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A KPI's values over time. */
@Component
final class SeriesReader {
    /** So many measurements are read one by one, whatever is wanted of them. */
    private static final int MAX_EXACT = 20_000;

    /**
     * And so many for each point that is wanted. Of more the corners of the segments are: still several for each point,
     * so that what it is chosen from holds the least and the greatest of its time.
     */
    private static final int MAX_EXACT_PER_POINT = 30;

    private final KpiStore kpis;

    SeriesReader(KpiStore kpis) {
        this.kpis = kpis;
    }

    KpiSeries read(OrganizationTransaction transaction, KpiId id, Span span, Optional<Period> period, int maxPoints) {
        KpiRecord kpi = kpis.row(transaction, id);
        List<Segment> segments = SelectSegments.in(transaction, kpi, span);
        List<Point> points = period.map(wanted -> PeriodSeries.of(
                        segments,
                        wanted,
                        SelectPeriodCalendar.of(transaction),
                        Aggregation.valueOf(kpi.getAggregation())))
                .orElseGet(() -> measured(transaction, id, span, segments, maxPoints));
        long count = count(segments);
        return KpiSeries.newBuilder()
                .addAllPoints(Downsampling.of(points, maxPoints).stream()
                        .map(ReadingProtos::point)
                        .toList())
                .setMeasurementCount(count)
                .setDownsampled(maxPoints < (period.isPresent() ? points.size() : count))
                .build();
    }

    private static List<Point> measured(
            OrganizationTransaction transaction, KpiId id, Span span, List<Segment> segments, int maxPoints) {
        long count = count(segments);
        if (count == segments.size()) {
            return segments.stream().map(Segment::first).toList();
        }
        if (count <= Math.max(MAX_EXACT, MAX_EXACT_PER_POINT * maxPoints)) {
            List<Point> points = SelectPoints.in(transaction, id.value(), span, (int) count);
            // Of what is no longer kept there are segments alone.
            if (points.size() == count) {
                return points;
            }
        }
        return segments.stream().flatMap(segment -> segment.corners().stream()).toList();
    }

    private static long count(List<Segment> segments) {
        return segments.stream().mapToLong(Segment::count).sum();
    }
}
