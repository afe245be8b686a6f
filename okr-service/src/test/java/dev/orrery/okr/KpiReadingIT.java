package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Timestamps;
import com.google.type.DayOfWeek;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.indicator.Aggregation;
import dev.orrery.okr.indicator.Period;
import dev.orrery.okr.indicator.PeriodCalendar;
import dev.orrery.okr.indicator.Point;
import dev.orrery.okr.indicator.Segment;
import dev.orrery.okr.kpis.DueKpis;
import dev.orrery.okr.series.PeriodSeries;
import dev.orrery.okr.v1.BatchCreateMeasurementsRequest;
import dev.orrery.okr.v1.CompareKpiPeriodsRequest;
import dev.orrery.okr.v1.DeleteMeasurementRequest;
import dev.orrery.okr.v1.GetKpiDashboardRequest;
import dev.orrery.okr.v1.GetKpiSeriesRequest;
import dev.orrery.okr.v1.GetKpiSettingsRequest;
import dev.orrery.okr.v1.GetKpiTrendRequest;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiComparison;
import dev.orrery.okr.v1.KpiDashboard;
import dev.orrery.okr.v1.KpiReadingServiceGrpc;
import dev.orrery.okr.v1.KpiReadingServiceGrpc.KpiReadingServiceBlockingStub;
import dev.orrery.okr.v1.KpiSeries;
import dev.orrery.okr.v1.KpiSettings;
import dev.orrery.okr.v1.KpiSettingsServiceGrpc;
import dev.orrery.okr.v1.KpiSettingsServiceGrpc.KpiSettingsServiceBlockingStub;
import dev.orrery.okr.v1.KpiTrend;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.UpdateKpiSettingsRequest;
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
class KpiReadingIT {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final PeriodCalendar BERLIN =
            new PeriodCalendar(ZoneId.of("Europe/Berlin"), java.time.DayOfWeek.SUNDAY);

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FixedClock clock;

    @Autowired
    private DueKpis due;

    @Autowired
    private OrganizationTransactions transactions;

    private final Organization acme = TestCaller.organization("reading");

    @Test
    void readsSeriesAsFromAllMeasurementsWhateverTheOrderOfArrival() {
        reckonInBerlin();
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

                KpiSeries series = series(kpi, start, end, period, 5_000);

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
        batch(
                kpi,
                arrivals.stream()
                        .filter(one -> !lateOnes.subList(0, late).contains(one))
                        .toList());
        lateOnes.subList(0, 5).forEach(one -> ada().measure(kpi.getName(), one.toBuilder()));
        batch(kpi, lateOnes.subList(0, late + 20));
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

    @Test
    void drawsManyMeasurementsWithFewPoints() {
        Kpi kpi = ada().kpi(Kpi.newBuilder().setDisplayName("Minutes"));
        List<Measurement> minutes = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            minutes.add(measurement(
                    NOON.minus(Duration.ofMinutes(30_000 - i)), BigDecimal.valueOf(i == 777 ? 9_000 : i % 10)));
        }
        for (int i = 0; i < minutes.size(); i += 10_000) {
            batch(kpi, minutes.subList(i, i + 10_000));
        }

        KpiSeries all = measured(kpi, NOON.minus(Duration.ofDays(30)), NOON, 1_000);
        KpiSeries some = measured(kpi, NOON.minus(Duration.ofDays(3)), NOON, 50);

        assertThat(all.getDownsampled()).isTrue();
        assertThat(all.getMeasurementCount()).isEqualTo(30_000);
        assertThat(all.getPointsList()).hasSize(1_000);
        assertThat(points(all.getPointsList()))
                .contains(new Point(NOON.minus(Duration.ofMinutes(30_000 - 777)), BigDecimal.valueOf(9_000)));
        assertThat(some.getMeasurementCount()).isEqualTo(4_320);
        assertThat(some.getPointsList()).hasSize(50);
        assertThat(measured(kpi, NOON.minusSeconds(180), NOON, 0).getPointsList())
                .hasSize(3);
    }

    @Test
    void followsTheZoneAndTheWeekOfTheOrganization() {
        Organization globex = TestCaller.organization("globex-weeks");
        Client eve = new Client(channels.as(TestCaller.named("eve").in(globex, OrganizationRole.ADMIN)), globex);
        Kpi kpi = eve.kpi(Kpi.newBuilder()
                .setDisplayName("Sales")
                .setPeriod(Kpi.Period.WEEKLY)
                .setAggregation(Kpi.Aggregation.SUM)
                .setTargetValue(decimal("3")));
        // A Sunday, 22:30 UTC, which is Sunday in Berlin in winter, and a Monday, 00:30 UTC.
        eve.measure(kpi.getName(), measurement(Instant.parse("2026-11-15T22:30:00Z"), BigDecimal.ONE).toBuilder());
        eve.measure(kpi.getName(), measurement(Instant.parse("2026-11-16T00:30:00Z"), BigDecimal.TWO).toBuilder());
        assertThat(eve.kpiNow(kpi.getName()).getCurrentValue()).isEqualTo(decimal("2"));
        KpiSettingsServiceBlockingStub settings = KpiSettingsServiceGrpc.newBlockingStub(eve.channel());
        assertThat(settings.getKpiSettings(GetKpiSettingsRequest.newBuilder()
                                .setName(globex.name() + "/kpiSettings")
                                .build())
                        .getTimeZone())
                .isEqualTo("Z");

        settings.updateKpiSettings(settings(globex, "Europe/Berlin", DayOfWeek.SUNDAY));
        due.evaluate(globex);

        assertThat(eve.kpiNow(kpi.getName()).getCurrentValue()).isEqualTo(decimal("3"));
        assertThat(eve.kpiNow(kpi.getName()).getStatus()).isEqualTo(Kpi.Status.ACHIEVED);
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        KpiSettingsServiceBlockingStub settings = KpiSettingsServiceGrpc.newBlockingStub(ada().channel());
        assertThat(Refusal.of(() -> settings.updateKpiSettings(settings(acme, "+02:00", DayOfWeek.MONDAY)))
                        .fields())
                .containsExactly("kpi_settings.time_zone");
        KpiSettingsServiceBlockingStub member = KpiSettingsServiceGrpc.newBlockingStub(
                channels.as(TestCaller.named("max").in(acme, OrganizationRole.MEMBER)));
        assertThat(Refusal.of(() -> member.updateKpiSettings(settings(acme, "UTC", DayOfWeek.MONDAY)))
                        .reason())
                .isEqualTo("ACCESS_DENIED");
    }

    @Test
    void showsTheWorstFirst() {
        Organization board = TestCaller.organization("board");
        Client eve = new Client(channels.as(TestCaller.named("eve").in(board, OrganizationRole.MEMBER)), board);
        for (String value : List.of("100", "60", "30", "10", "100", "5")) {
            Kpi kpi = eve.kpi(Kpi.newBuilder()
                    .setDisplayName(value)
                    .setTargetValue(decimal("100"))
                    .setWarnThreshold(decimal("40"))
                    .setAlarmThreshold(decimal("20")));
            eve.measure(kpi.getName(), measurement(clock.instant(), new BigDecimal(value)).toBuilder());
        }
        eve.kpi(Kpi.newBuilder().setDisplayName("unmeasured"));

        KpiReadingServiceBlockingStub reading = KpiReadingServiceGrpc.newBlockingStub(eve.channel());
        GetKpiDashboardRequest request = GetKpiDashboardRequest.newBuilder()
                .setParent(board.name())
                .setPageSize(3)
                .build();
        KpiDashboard first = reading.getKpiDashboard(request);
        KpiDashboard second = reading.getKpiDashboard(request.toBuilder()
                .setPageToken(first.getNextPageToken())
                .setPageSize(50)
                .build());

        assertThat(first.getStatusCountsList())
                .extracting(count -> count.getStatus() + " " + count.getCount())
                .containsExactly("OFF_TRACK 2", "AT_RISK 1", "NO_DATA 1", "ON_TRACK 1", "ACHIEVED 2");
        assertThat(first.getEntriesList())
                .extracting(entry -> entry.getKpi().getStatus())
                .containsExactly(Kpi.Status.OFF_TRACK, Kpi.Status.OFF_TRACK, Kpi.Status.AT_RISK);
        assertThat(second.getEntriesList())
                .extracting(entry -> entry.getKpi().getDisplayName())
                .containsExactly("unmeasured", "60", "100", "100");
        assertThat(first.getEntries(0).getSparklineList()).hasSize(1);
        assertThat(reading.getKpiDashboard(
                                request.toBuilder().setFilter("status=AT_RISK").build())
                        .getStatusCountsList())
                .hasSize(1);
    }

    @Test
    void leadsTheTrendOnThroughFinishedPeriods() {
        Kpi kpi = ada().kpi(Kpi.newBuilder().setDisplayName("Users").setPeriod(Kpi.Period.DAILY));
        for (int day = 1; day <= 10; day++) {
            ada().measure(
                            kpi.getName(),
                            measurement(clock.instant().minus(Duration.ofDays(day)), BigDecimal.valueOf(100 - 2L * day))
                                    .toBuilder());
        }
        ada().measure(kpi.getName(), measurement(clock.instant(), BigDecimal.valueOf(5_000)).toBuilder());

        KpiTrend trend = reading()
                .getKpiTrend(GetKpiTrendRequest.newBuilder()
                        .setName(kpi.getName())
                        .setForecastCount(2)
                        .build());

        assertThat(trend.getPointsList()).hasSize(10);
        assertThat(trend.getSlope()).isEqualTo(decimal("2"));
        assertThat(trend.getForecastsList())
                .extracting(KpiTrend.Forecast::getValue)
                .containsExactly(decimal("100"), decimal("102"));
        assertThat(reading()
                        .getKpiTrend(GetKpiTrendRequest.newBuilder()
                                .setName(kpi.getName())
                                .setPeriodCount(3)
                                .build())
                        .hasSlope())
                .isFalse();
    }

    @Test
    void comparesAPeriodWithAsMuchOfTheOneBefore() {
        Kpi kpi = ada().kpi(Kpi.newBuilder()
                .setDisplayName("Orders")
                .setPeriod(Kpi.Period.MONTHLY)
                .setAggregation(Kpi.Aggregation.SUM));
        for (String moment : List.of("2026-09-02T12:00:00Z", "2026-09-20T12:00:00Z", "2026-10-02T12:00:00Z")) {
            ada().measure(kpi.getName(), measurement(Instant.parse(moment), BigDecimal.valueOf(50)).toBuilder());
        }
        ada().measure(kpi.getName(), measurement(Instant.parse("2026-10-03T12:00:00Z"), BigDecimal.TEN).toBuilder());

        KpiComparison whole = reading()
                .compareKpiPeriods(CompareKpiPeriodsRequest.newBuilder()
                        .setName(kpi.getName())
                        .setTime(Timestamps.fromMillis(
                                Instant.parse("2026-10-05T00:00:00Z").toEpochMilli()))
                        .build());

        assertThat(whole.getCurrent().getValue()).isEqualTo(decimal("60"));
        assertThat(whole.getPrevious().getValue()).isEqualTo(decimal("100"));
        assertThat(whole.getPreviousToDate()).isEqualTo(whole.getPrevious());
        assertThat(whole.getChange()).isEqualTo(decimal("-40"));
        assertThat(whole.getChangeRatio()).isEqualTo(decimal("-0.4"));
        KpiComparison now = reading()
                .compareKpiPeriods(CompareKpiPeriodsRequest.newBuilder()
                        .setName(kpi.getName())
                        .build());
        assertThat(now.getPreviousToDate().getEndTime())
                .isNotEqualTo(now.getPrevious().getEndTime());
        assertThat(now.hasChange()).isFalse();
    }

    @Test
    void refusesRangesThatMakeNoSense() {
        Kpi kpi = ada().kpi(Kpi.newBuilder().setDisplayName("Load"));
        assertThat(Refusal.of(() -> measured(kpi, NOON, NOON, 10)).fields()).containsExactly("end_time");
        assertThat(Refusal.of(() -> measured(kpi, NOON.minusSeconds(1), NOON, 2))
                        .fields())
                .containsExactly("max_points");
    }

    @Test
    void refusesMoreThanOneAnswerIsWorkedOutFrom() {
        Kpi kpi = ada().kpi(Kpi.newBuilder().setDisplayName("Load"));
        String id = kpi.getName().substring(kpi.getName().lastIndexOf('/') + 1);
        transactions.write(
                acme,
                transaction -> transaction
                        .sql()
                        .execute(
                                "INSERT INTO kpi_segment SELECT ?, ?, m, m, m, m, 1, 1, 1, 1, 1, 1"
                                        + " FROM generate_series(now() - interval '200001 seconds', now(), '1 second') AS m",
                                transaction.organizationId(),
                                id));

        assertThat(Refusal.of(() -> measured(
                                kpi, NOON.minus(Duration.ofDays(4_000)), NOON.plus(Duration.ofDays(9_000)), 10))
                        .reason())
                .isEqualTo("SERIES_TOO_DENSE");
    }

    private void reckonInBerlin() {
        KpiSettingsServiceGrpc.newBlockingStub(ada().channel())
                .updateKpiSettings(settings(acme, "Europe/Berlin", DayOfWeek.SUNDAY));
    }

    private static UpdateKpiSettingsRequest settings(Organization organization, String zone, DayOfWeek weekStart) {
        return UpdateKpiSettingsRequest.newBuilder()
                .setKpiSettings(KpiSettings.newBuilder()
                        .setName(organization.name() + "/kpiSettings")
                        .setTimeZone(zone)
                        .setWeekStart(weekStart))
                .build();
    }

    private List<KpiSeries.Point> sparkline(Kpi kpi) {
        return reading()
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

    private KpiSeries series(Kpi kpi, Instant start, Instant end, Period period, int maxPoints) {
        return reading()
                .getKpiSeries(range(kpi, start, end)
                        .setPeriod(Kpi.Period.valueOf(period.name()))
                        .setMaxPoints(maxPoints)
                        .build());
    }

    private KpiSeries measured(Kpi kpi, Instant start, Instant end, int maxPoints) {
        return reading()
                .getKpiSeries(range(kpi, start, end).setMaxPoints(maxPoints).build());
    }

    private static GetKpiSeriesRequest.Builder range(Kpi kpi, Instant start, Instant end) {
        return GetKpiSeriesRequest.newBuilder()
                .setName(kpi.getName())
                .setStartTime(Timestamps.fromMillis(start.toEpochMilli()))
                .setEndTime(Timestamps.fromMillis(end.toEpochMilli()));
    }

    /** Numbers as they are, whatever zeros they end in. */
    private static List<Point> points(List<KpiSeries.Point> points) {
        return points.stream()
                .map(point -> new Point(
                        Instant.ofEpochMilli(Timestamps.toMillis(point.getTime())),
                        plain(new BigDecimal(point.getValue().getValue()))))
                .toList();
    }

    private static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    private void batch(Kpi kpi, List<Measurement> measurements) {
        ada().kpis()
                .batchCreateMeasurements(BatchCreateMeasurementsRequest.newBuilder()
                        .setParent(kpi.getName())
                        .addAllMeasurements(measurements)
                        .build());
    }

    private static Measurement measurement(Instant time, BigDecimal value) {
        return Measurement.newBuilder()
                .setMeasureTime(Timestamps.fromMillis(time.toEpochMilli()))
                .setValue(decimal(value.toPlainString()))
                .build();
    }

    private KpiReadingServiceBlockingStub reading() {
        return KpiReadingServiceGrpc.newBlockingStub(ada().channel());
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.ADMIN)), acme);
    }
}
