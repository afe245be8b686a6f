package dev.orrery.okr;

import static dev.orrery.okr.KpiReader.measurement;
import static dev.orrery.okr.KpiReader.plain;
import static dev.orrery.okr.KpiReader.points;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.type.DayOfWeek;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.indicator.Aggregation;
import dev.orrery.okr.indicator.Period;
import dev.orrery.okr.indicator.PeriodCalendar;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.indicator.Segment;
import dev.orrery.okr.series.PeriodSeries;
import dev.orrery.okr.v1.DeleteMeasurementRequest;
import dev.orrery.okr.v1.GetKpiDashboardRequest;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiSeries;
import dev.orrery.okr.v1.Measurement;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What KPIs show over time: the same as if it were worked out from all measurements each time. */
@OkrTest
class KpiTruthIT {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static final PeriodCalendar BERLIN =
            new PeriodCalendar(ZoneId.of("Europe/Berlin"), java.time.DayOfWeek.SUNDAY);

    @Autowired
    private ServiceChannels channels;

    private final Organization acme = TestCaller.organization("reading");

    @Test
    void readsSeriesAsFromAllMeasurementsWhateverTheOrderOfArrival() {
        reader().reckonIn("Europe/Berlin", DayOfWeek.SUNDAY);
        Seeds.forAll(6, random -> {
            Kpi kpi = ada().kpi(Kpi.newBuilder()
                    .setDisplayName("Load")
                    .setAggregationValue(random.nextInt(1, 6))
                    .setPeriodValue(random.nextInt(1, 6)));
            NavigableMap<Instant, BigDecimal> truth = arrive(kpi, new Random(random.nextLong()));

            for (int i = 0; i < 20; i++) {
                Instant start = NOON.minusSeconds(random.nextInt(200_000_000));
                Instant end = start.plusSeconds(1 + random.nextInt(200_000_000));
                Period period = List.of(Period.values()).get(random.nextInt(5));
                List<Segment> one = truth.subMap(start, end).entrySet().stream()
                        .map(point -> Segment.of(new Point(point.getKey(), point.getValue())))
                        .toList();

                KpiSeries series = reader().series(kpi, start, end, period, 5_000);

                assertThat(series.getMeasurementCount()).isEqualTo(one.size());
                assertThat(series.getDownsampled()).isFalse();
                assertThat(points(series.getPointsList())).isEqualTo(perPeriod(one, period, kpi));
            }
            assertThat(points(sparkline(kpi))).isEqualTo(latest(kpi, truth, 12));
        });
    }

    /** In runs of a minute with gaps of days; single, in batches, twice, late, and some taken away. */
    private NavigableMap<Instant, BigDecimal> arrive(Kpi kpi, Random random) {
        NavigableMap<Instant, BigDecimal> truth = new TreeMap<>();
        Instant time = NOON.minus(Duration.ofDays(900));
        for (int run = 0; run < 12; run++) {
            time = time.plus(Duration.ofHours(random.nextInt(1, 1_000)));
            for (int i = 0; i < random.nextInt(1, 400); i++) {
                time = time.plus(Duration.ofMinutes(1));
                truth.put(time, BigDecimal.valueOf(random.nextInt(1, 1_000)));
            }
        }
        List<Measurement> arrivals = new ArrayList<>();
        truth.forEach((moment, value) -> arrivals.add(measurement(moment, value)));
        int late = arrivals.size() / 10;
        List<Measurement> lateOnes = new ArrayList<>(arrivals);
        Collections.shuffle(lateOnes, random);
        reader().batch(
                        kpi,
                        arrivals.stream()
                                .filter(one -> !lateOnes.subList(0, late).contains(one))
                                .toList());
        lateOnes.subList(0, 5).forEach(one -> ada().measure(kpi.getName(), one.toBuilder()));
        reader().batch(kpi, lateOnes.subList(0, late + 20));
        String gone = ada().measure(kpi.getName(), measurement(time.minusSeconds(30), BigDecimal.TEN).toBuilder())
                .getName();
        ada().kpis()
                .deleteMeasurement(
                        DeleteMeasurementRequest.newBuilder().setName(gone).build());
        return truth;
    }

    private static List<Point> latest(Kpi kpi, NavigableMap<Instant, BigDecimal> truth, int count) {
        List<Segment> one = truth.entrySet().stream()
                .map(point -> Segment.of(new Point(point.getKey(), point.getValue())))
                .toList();
        List<Point> all = perPeriod(one, Period.valueOf(kpi.getPeriod().name()), kpi);
        return all.subList(Math.max(0, all.size() - count), all.size());
    }

    private static List<Point> perPeriod(List<Segment> segments, Period period, Kpi kpi) {
        return PeriodSeries.of(
                        segments,
                        period,
                        BERLIN,
                        Aggregation.valueOf(kpi.getAggregation().name()))
                .stream()
                .map(point -> new Point(point.time(), plain(point.value())))
                .toList();
    }

    private List<KpiSeries.Point> sparkline(Kpi kpi) {
        return reader()
                .reading()
                .getKpiDashboard(GetKpiDashboardRequest.newBuilder()
                        .setParent(acme.name())
                        .setPageSize(1_000)
                        .build())
                .getEntriesList()
                .stream()
                .filter(entry -> entry.getKpi().getName().equals(kpi.getName()))
                .findFirst()
                .orElseThrow()
                .getSparklineList();
    }

    private KpiReader reader() {
        return new KpiReader(ada());
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.ADMIN)), acme);
    }
}
