package dev.orrery.okr.reading;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.indicator.Period;
import dev.orrery.okr.indicator.Period.Span;
import dev.orrery.okr.indicator.PeriodCalendar;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.kpis.KpiStore;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.schema.tables.records.KpiRecord;
import dev.orrery.okr.series.TrendLine;
import dev.orrery.okr.series.TrendLine.Sample;
import dev.orrery.okr.settings.SelectPeriodCalendar;
import dev.orrery.okr.v1.KpiTrend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where a KPI is going. A line counts in periods, so months of different lengths are alike. */
@Component
final class TrendReader {
    private final KpiStore kpis;

    TrendReader(KpiStore kpis) {
        this.kpis = kpis;
    }

    KpiTrend read(OrganizationTransaction transaction, KpiId id, Instant now, int periodCount, int forecastCount) {
        KpiRecord kpi = kpis.row(transaction, id);
        PeriodCalendar calendar = SelectPeriodCalendar.of(transaction);
        List<Point> finished = finished(transaction, kpi, calendar, now, periodCount);
        KpiTrend.Builder trend = KpiTrend.newBuilder()
                .addAllPoints(finished.stream().map(ReadingProtos::point).toList());
        Timeline timeline = new Timeline(Period.valueOf(kpi.getPeriod()), calendar);
        List<Sample> samples = timeline.samples(finished);
        TrendLine.through(samples).ifPresent(line -> {
            ReadingProtos.add(trend, line);
            Span next = timeline.period().after(timeline.spanOf(finished.getLast()), calendar);
            for (int i = 1; i <= forecastCount; i++) {
                trend.addForecasts(ReadingProtos.forecast(
                        next.from(), line, samples.getLast().x() + i));
                next = timeline.period().after(next, calendar);
            }
        });
        return trend.build();
    }

    private static List<Point> finished(
            OrganizationTransaction transaction, KpiRecord kpi, PeriodCalendar calendar, Instant now, int count) {
        List<Point> points = new ArrayList<>(SelectPeriodValues.latest(transaction, List.of(kpi), calendar, count + 1)
                .getOrDefault(kpi.getKpiId(), List.of()));
        Optional<Span> open = SelectPeriodValues.open(kpi, calendar);
        if (open.isPresent() && open.get().to().isAfter(now)) {
            points.removeLast();
        }
        return points.subList(Math.max(0, points.size() - count), points.size());
    }

    /** Moments as numbers of periods. */
    private record Timeline(Period period, PeriodCalendar calendar) {
        Span spanOf(Point point) {
            return period.containing(point.time(), calendar);
        }

        /** The first is at 0, and one that is missing leaves its place empty. */
        List<Sample> samples(List<Point> points) {
            List<Sample> samples = new ArrayList<>();
            long x = 0;
            Span span = points.isEmpty() ? null : spanOf(points.getFirst());
            for (Point point : points) {
                while (span != null && !span.contains(point.time())) {
                    span = period.after(span, calendar);
                    x++;
                }
                samples.add(new Sample(x, point.value().doubleValue()));
            }
            return samples;
        }
    }
}
