package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import com.google.rpc.BadRequest;
import dev.orrery.kit.database.ServiceDatabase;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.jobs.MeasurementRetention;
import dev.orrery.okr.v1.BatchCreateMeasurementsRequest;
import dev.orrery.okr.v1.BatchCreateMeasurementsResponse;
import dev.orrery.okr.v1.CreateKpiTargetRequest;
import dev.orrery.okr.v1.DeleteMeasurementRequest;
import dev.orrery.okr.v1.GetKpiSeriesRequest;
import dev.orrery.okr.v1.GetKpiTrendRequest;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiMeasurements;
import dev.orrery.okr.v1.KpiReadingServiceGrpc;
import dev.orrery.okr.v1.KpiSeries;
import dev.orrery.okr.v1.KpiStatusChange;
import dev.orrery.okr.v1.KpiStatusServiceGrpc;
import dev.orrery.okr.v1.KpiTarget;
import dev.orrery.okr.v1.KpiTrend;
import dev.orrery.okr.v1.ListKpiStatusChangesRequest;
import dev.orrery.okr.v1.ListMeasurementsRequest;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.UpdateKpiRequest;
import java.time.Instant;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Measurements that are dropped, and what they came to, which is not. On a database of its own, as nothing that is old
 * can be written there afterwards.
 */
@OkrTest
@TestPropertySource(properties = "orrery.okr.measurement-retention=P100Y")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeasurementRetentionIT {
    /** A hundred years and a bit after the quarter up to which it drops. */
    private static final Instant DROPPED_AT = Instant.parse("2124-05-21T09:00:00Z");

    private static final Instant LIMIT = Instant.parse("2024-04-01T00:00:00Z");

    private final Organization acme = TestCaller.organization("acme");

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private ServiceDatabase database;

    @Autowired
    private MeasurementRetention retention;

    private Kpi late;
    private Kpi plain;
    private Kpi summed;
    private Kpi monthly;
    private Kpi retargeted;
    private Kpi ended;
    private List<KpiStatusChange> historyBefore;
    private KpiSeries seriesBefore;
    private KpiTrend trendBefore;

    @BeforeAll
    void dropsTheFirstQuarter() {
        plain = measured(aKpi());
        late = measured(aKpi());
        summed = measured(aKpi());
        retargeted = measured(aKpi());
        monthly = measured(aKpi().setPeriod(Kpi.Period.MONTHLY).setAggregation(Kpi.Aggregation.SUM));
        ended = ada().kpi(aKpi());
        measure(ended, "2023-11-20T12:00:00Z", "10");
        historyBefore = history(plain);
        seriesBefore = series(plain, Kpi.Period.MONTHLY);
        trendBefore = trend(monthly);

        retention.drop(DROPPED_AT);
        retention.drop(DROPPED_AT);
    }

    @Test
    void dropsWholeQuartersAndCoversTheirTime() {
        assertThat(partitions())
                .contains("measurement_old", "measurement_2024q2")
                .doesNotContain("measurement_2024q1");
        assertThat(measurements(plain))
                .extracting(measurement -> Timestamps.toString(measurement.getMeasureTime()))
                .containsExactly("2024-05-20T12:00:00Z", "2024-05-10T12:00:00Z", "2024-04-10T12:00:00Z");
        assertThat(measurements(ended)).isEmpty();
    }

    @Test
    void keepsWhatTheyCameTo() {
        assertThat(historyBefore).hasSizeGreaterThan(3);
        assertThat(history(plain)).isEqualTo(historyBefore);
        assertThat(series(plain, Kpi.Period.MONTHLY)).isEqualTo(seriesBefore);
        assertThat(trend(monthly)).isEqualTo(trendBefore);
        assertThat(ada().kpiNow(ended.getName()).getCurrentValue()).isEqualTo(decimal("10"));
    }

    @Test
    void drawsFromSegmentsWhatIsNoLongerThere() {
        assertThat(series(plain, Kpi.Period.PERIOD_UNSPECIFIED).getMeasurementCount())
                .isEqualTo(7);
        assertThat(series(plain, Kpi.Period.PERIOD_UNSPECIFIED).getPointsList()).hasSize(7);
    }

    @Test
    void refusesWhatIsOlderThanTheLimit() {
        Refusal refusal = Refusal.of(() -> measure(plain, "2024-03-31T23:59:59Z", "1"));
        assertThat(refusal.reason()).isEqualTo("INVALID_FIELD");
        assertThat(refusal.fields()).containsExactly("measurement.measure_time");
        assertThat(refusal.detail(BadRequest.class)
                        .orElseThrow()
                        .getFieldViolations(0)
                        .getDescription())
                .contains(LIMIT.toString());

        Kpi batched = ada().kpi(aKpi());
        BatchCreateMeasurementsResponse batch = ada().kpis()
                .batchCreateMeasurements(BatchCreateMeasurementsRequest.newBuilder()
                        .setParent(acme.name() + "/kpis/-")
                        .addSeries(KpiMeasurements.newBuilder()
                                .setKpi(batched.getName())
                                .addMeasurements(point("2023-12-31T12:00:00Z", "1"))
                                .addMeasurements(point("2024-04-01T00:00:00Z", "2")))
                        .build());
        assertThat(batch.getCreated()).isEqualTo(1);
        assertThat(batch.getFailuresList()).singleElement().satisfies(failure -> {
            assertThat(failure.getIndex()).isZero();
            assertThat(failure.getField()).isEqualTo("measure_time");
            assertThat(failure.getMessage()).contains(LIMIT.toString());
        });

        assertThat(Refusal.of(() -> ada().kpis()
                                .deleteMeasurement(DeleteMeasurementRequest.newBuilder()
                                        .setName(plain.getName() + "/measurements/20240220T120000Z")
                                        .build()))
                        .fields())
                .containsExactly("name");
    }

    @Test
    void goesOnFromTheLastStateWhenSomethingComesLate() {
        Kpi expected = ada().kpiNow(plain.getName());

        measure(late, "2024-04-02T12:00:00Z", "90");
        measure(late, "2024-04-02T12:00:00Z", "10");
        ada().kpis()
                .deleteMeasurement(DeleteMeasurementRequest.newBuilder()
                        .setName(late.getName() + "/measurements/20240402T120000Z")
                        .build());

        assertThat(history(late)).isEqualTo(historyBefore);
        assertThat(series(late, Kpi.Period.MONTHLY)).isEqualTo(seriesBefore);
        assertThat(ada().kpiNow(late.getName()).getStatus()).isEqualTo(expected.getStatus());
    }

    @Test
    void sumsPeriodsFromSegmentsWhenTheyAreOtherOnes() {
        ada().kpis()
                .updateKpi(UpdateKpiRequest.newBuilder()
                        .setKpi(Kpi.newBuilder()
                                .setName(summed.getName())
                                .setPeriod(Kpi.Period.MONTHLY)
                                .setAggregation(Kpi.Aggregation.SUM))
                        .build());

        assertThat(trend(summed)).isEqualTo(trendBefore);
        assertThat(historyUpToTheLimit(summed)).isEqualTo(historyUpToTheLimit(plain));
    }

    @Test
    void leavesTheHistoryOfTheTimeBeforeWhenItsTargetChanges() {
        KpiStatusServiceGrpc.newBlockingStub(ada().channel())
                .createKpiTarget(CreateKpiTargetRequest.newBuilder()
                        .setParent(retargeted.getName())
                        .setKpiTarget(KpiTarget.newBuilder()
                                .setEffectiveTime(Timestamps.fromMillis(0))
                                .setTargetValue(decimal("9"))
                                .setWarnThreshold(decimal("8"))
                                .setAlarmThreshold(decimal("7")))
                        .build());

        assertThat(historyUpToTheLimit(retargeted)).isEqualTo(historyUpToTheLimit(plain));
        assertThat(history(retargeted)).extracting(KpiStatusChange::getStatus).contains(Kpi.Status.ACHIEVED);
    }

    @Test
    void worksOutFormulasFromTheLimitOn() {
        Kpi formula = ada().kpi(Kpi.newBuilder()
                .setDisplayName("Double")
                .setSourceType(Kpi.SourceType.FORMULA)
                .setPeriod(Kpi.Period.MONTHLY)
                .setFormula("2 * kpi('"
                        + monthly.getName().substring(monthly.getName().lastIndexOf('/') + 1) + "')"));

        assertThat(measurements(formula))
                .extracting(measurement -> measurement.getValue().getValue())
                .containsExactly("100", "160");
    }

    /** A KPI that breaks and recovers before the limit, breaks again across it, and recovers. */
    private Kpi measured(Kpi.Builder wanted) {
        Kpi kpi = ada().kpi(wanted);
        measure(kpi, "2023-12-20T12:00:00Z", "90");
        measure(kpi, "2024-01-20T12:00:00Z", "10");
        measure(kpi, "2024-02-20T12:00:00Z", "95");
        measure(kpi, "2024-03-20T12:00:00Z", "20");
        measure(kpi, "2024-04-10T12:00:00Z", "80");
        measure(kpi, "2024-05-10T12:00:00Z", "15");
        measure(kpi, "2024-05-20T12:00:00Z", "35");
        return kpi;
    }

    private static Kpi.Builder aKpi() {
        return Kpi.newBuilder()
                .setDisplayName("Signups")
                .setPeriod(Kpi.Period.DAILY)
                .setNoDataGrace(Durations.fromDays(366))
                .setTargetValue(decimal("100"))
                .setWarnThreshold(decimal("50"))
                .setAlarmThreshold(decimal("30"));
    }

    private void measure(Kpi kpi, String time, String value) {
        ada().measure(kpi.getName(), point(time, value));
    }

    private static Measurement.Builder point(String time, String value) {
        return Measurement.newBuilder()
                .setMeasureTime(Timestamps.fromMillis(Instant.parse(time).toEpochMilli()))
                .setValue(decimal(value));
    }

    private List<Measurement> measurements(Kpi kpi) {
        return ada().kpis()
                .listMeasurements(ListMeasurementsRequest.newBuilder()
                        .setParent(kpi.getName())
                        .build())
                .getMeasurementsList();
    }

    private List<KpiStatusChange> history(Kpi kpi) {
        return KpiStatusServiceGrpc.newBlockingStub(ada().channel())
                .listKpiStatusChanges(ListKpiStatusChangesRequest.newBuilder()
                        .setParent(kpi.getName())
                        .build())
                .getStatusChangesList();
    }

    private List<KpiStatusChange> historyUpToTheLimit(Kpi kpi) {
        return history(kpi).stream()
                .filter(change -> Timestamps.toMillis(change.getTime()) < LIMIT.toEpochMilli())
                .toList();
    }

    private KpiSeries series(Kpi kpi, Kpi.Period period) {
        return KpiReadingServiceGrpc.newBlockingStub(ada().channel())
                .getKpiSeries(GetKpiSeriesRequest.newBuilder()
                        .setName(kpi.getName())
                        .setStartTime(Timestamps.fromMillis(
                                Instant.parse("2023-01-01T00:00:00Z").toEpochMilli()))
                        .setEndTime(Timestamps.fromMillis(
                                Instant.parse("2025-01-01T00:00:00Z").toEpochMilli()))
                        .setPeriod(period)
                        .build());
    }

    private KpiTrend trend(Kpi kpi) {
        return KpiReadingServiceGrpc.newBlockingStub(ada().channel())
                .getKpiTrend(
                        GetKpiTrendRequest.newBuilder().setName(kpi.getName()).build());
    }

    private List<String> partitions() {
        return DSL.using(database.app(), SQLDialect.POSTGRES)
                .fetch("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'measurement'::regclass")
                .map(row -> row.get(0, String.class));
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER)), acme);
    }
}
