package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.BatchCreateMeasurementsRequest;
import dev.orrery.okr.v1.BatchCreateMeasurementsResponse;
import dev.orrery.okr.v1.DeleteKpiRequest;
import dev.orrery.okr.v1.DeleteMeasurementRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.ListKpisRequest;
import dev.orrery.okr.v1.ListMeasurementsRequest;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.UpdateKpiRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** KPIs show what their measurements say, whenever those come in. */
@OkrTest
class KpisIT {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FixedClock clock;

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void hasNoDataUntilItIsMeasured() {
        Kpi kpi = ada().kpi(aKpi().setTargetValue(decimal("10")).putCustomFields("team", "core"));

        assertThat(kpi.getStatus()).isEqualTo(Kpi.Status.NO_DATA);
        assertThat(kpi.hasCurrentValue()).isFalse();
        assertThat(ada().kpiNow(kpi.getName())).isEqualTo(kpi);
        assertThat(kpi.getCustomFieldsMap()).containsEntry("team", "core");
    }

    @Test
    void followsItsLatestPeriodByDirection() {
        Kpi kpi = ada().kpi(aKpi().setAggregation(Kpi.Aggregation.SUM)
                .setTargetValue(decimal("10"))
                .setWarnThreshold(decimal("8"))
                .setAlarmThreshold(decimal("5")));
        measure(kpi, NOON.minus(Duration.ofDays(40)), "100");
        assertThat(status(kpi)).isEqualTo(Kpi.Status.ACHIEVED);

        Measurement measured = measure(kpi, NOON, "4.5");
        assertThat(status(kpi)).isEqualTo(Kpi.Status.OFF_TRACK);
        measure(kpi, NOON.plusMillis(250), "3");
        assertThat(ada().kpiNow(kpi.getName()).getCurrentValue().getValue()).isEqualTo("7.5");
        assertThat(status(kpi)).isEqualTo(Kpi.Status.AT_RISK);
        measure(kpi, NOON, "5");

        assertThat(measured.getName()).isEqualTo(kpi.getName() + "/measurements/20261120T120000Z");
        assertThat(ada().kpiNow(kpi.getName()).getCurrentValue().getValue()).isEqualTo("8");
        assertThat(status(kpi)).isEqualTo(Kpi.Status.ON_TRACK);
        assertThat(Timestamps.toString(ada().kpiNow(kpi.getName()).getLastMeasureTime()))
                .isEqualTo("2026-11-20T12:00:00.250Z");
    }

    @Test
    void endsInTheSameStateWhateverTheOrderOfArrival() {
        Seeds.forAll(3, random -> {
            List<Measurement> points = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Instant time = NOON.minus(Duration.ofHours(random.nextInt(24 * 60) * 12L + i));
                points.add(point(time, Integer.toString(random.nextInt(100))).build());
            }
            Kpi.Builder kpi = aKpi().setAggregationValue(random.nextInt(1, 6)).setTargetValue(decimal("50"));
            Kpi inOrder = ada().kpi(kpi);
            Kpi shuffled = ada().kpi(kpi);
            points.forEach(point -> ada().measure(inOrder.getName(), point.toBuilder()));
            List<Measurement> others = new ArrayList<>(points);
            Collections.shuffle(others, new Random(random.nextLong()));
            batch(shuffled, others.subList(0, 6));
            others.subList(6, 12).forEach(point -> ada().measure(shuffled.getName(), point.toBuilder()));

            Kpi one = ada().kpiNow(inOrder.getName());
            Kpi other = ada().kpiNow(shuffled.getName());
            assertThat(other.getCurrentValue()).isEqualTo(one.getCurrentValue());
            assertThat(other.getStatus()).isEqualTo(one.getStatus());
            assertThat(other.getLastMeasureTime()).isEqualTo(one.getLastMeasureTime());
        });
    }

    @Test
    void takesTenThousandAtOnceAndCountsWhatTheyDid() {
        Kpi kpi = ada().kpi(aKpi());
        List<Measurement> many = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            many.add(point(NOON.minusSeconds(60L * i), Integer.toString(i)).build());
        }

        assertThat(batch(kpi, many)).isEqualTo(counts(10_000, 0, 0));
        assertThat(batch(kpi, many)).isEqualTo(counts(0, 0, 10_000));
        List<Measurement> some = List.of(
                point(NOON, "1").build(),
                point(NOON, "2").build(),
                point(NOON.plusSeconds(1), "3").build());
        assertThat(batch(kpi, some))
                .isEqualTo(counts(1, 1, 0).toBuilder().setSuperseded(1).build());

        assertThat(ada().kpiNow(kpi.getName()).getCurrentValue().getValue()).isEqualTo("3");
        List<Measurement> latest = list(kpi, 2);
        assertThat(latest).extracting(point -> point.getValue().getValue()).containsExactly("3", "2");
    }

    @Test
    void acceptsEveryMomentUpToTomorrow() {
        Kpi kpi = ada().kpi(aKpi());
        measure(kpi, Instant.parse("0001-01-01T00:00:00Z"), "1");
        measure(kpi, Instant.parse("1969-07-20T20:17:40Z"), "2");
        measure(kpi, clock.instant().plus(Duration.ofDays(1)), "3");

        Refusal refusal = Refusal.of(() -> measure(kpi, clock.instant().plus(Duration.ofHours(25)), "4"));

        assertThat(list(kpi, 10)).hasSize(3);
        assertThat(refusal.fields()).containsExactly("measurement.measure_time");
    }

    @Test
    void forgetsADeletedMeasurement() {
        Kpi kpi = ada().kpi(aKpi());
        measure(kpi, NOON, "1");
        Measurement wrong = measure(kpi, NOON.plusSeconds(1), "1000");
        DeleteMeasurementRequest delete =
                DeleteMeasurementRequest.newBuilder().setName(wrong.getName()).build();

        ada().kpis().deleteMeasurement(delete);

        assertThat(ada().kpiNow(kpi.getName()).getCurrentValue().getValue()).isEqualTo("1");
        assertThat(Refusal.of(() -> ada().kpis().deleteMeasurement(delete)).reason())
                .isEqualTo("MEASUREMENT_NOT_FOUND");
    }

    @Test
    void takesTheKeyResultsAlongThatFollowIt() {
        Kpi kpi = ada().kpi(aKpi());
        measure(kpi, NOON, "25");
        String objective = ada().objective("Grow", "").getName();
        KeyResult keyResult = ada().keyResult(
                        objective,
                        KeyResult.newBuilder()
                                .setTitle("follows")
                                .setTargetValue(decimal("100"))
                                .setProgressSource(KeyResult.ProgressSource.KPI)
                                .setKpi(kpi.getName()));
        assertThat(keyResult.getProgress().getValue()).isEqualTo("0.25");

        measure(kpi, NOON.plusSeconds(1), "75");

        assertThat(ada().keyResultNow(keyResult.getName()).getCurrentValue().getValue())
                .isEqualTo("75");
        assertThat(ada().objectiveNow(objective).getProgress().getValue()).isEqualTo("0.75");
        assertThat(Refusal.of(() -> ada().kpis()
                                .deleteKpi(DeleteKpiRequest.newBuilder()
                                        .setName(kpi.getName())
                                        .build()))
                        .reason())
                .isEqualTo("KPI_IN_USE");
    }

    @Test
    void appliesAChangedTargetToWhatIsMeasured() {
        Kpi kpi = ada().kpi(aKpi().setTargetValue(decimal("10")));
        measure(kpi, NOON, "10");
        assertThat(status(kpi)).isEqualTo(Kpi.Status.ACHIEVED);

        ada().kpis()
                .updateKpi(UpdateKpiRequest.newBuilder()
                        .setKpi(Kpi.newBuilder().setName(kpi.getName()).setTargetValue(decimal("20")))
                        .build());

        assertThat(status(kpi)).isEqualTo(Kpi.Status.ON_TRACK);
        assertThat(ada().kpis()
                        .listKpis(ListKpisRequest.newBuilder()
                                .setParent(acme.name())
                                .setFilter("status=ON_TRACK")
                                .build())
                        .getKpisList())
                .hasSize(1);
    }

    @Test
    void refusesThresholdsThatMakeNoSense() {
        assertThat(fields(aKpi().setWarnThreshold(decimal("1")).setAlarmThreshold(decimal("2"))))
                .containsExactly("kpi.alarm_threshold");
        assertThat(fields(aKpi().setDirection(Kpi.Direction.IN_BAND))).containsExactly("kpi.target_value");
        assertThat(fields(aKpi().setTargetValue(decimal("123456789012345678901"))))
                .containsExactly("kpi.target_value");
        assertThat(fields(aKpi().setTargetValue(decimal("0.00000000001")))).containsExactly("kpi.target_value");
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER)), acme);
    }

    private static Kpi.Builder aKpi() {
        // Patient, because other tests move the clock.
        return Kpi.newBuilder().setDisplayName("Signups").setNoDataGrace(Durations.fromDays(366));
    }

    private static Measurement.Builder point(Instant time, String value) {
        return Measurement.newBuilder()
                .setMeasureTime(Timestamps.fromMillis(time.toEpochMilli()))
                .setValue(decimal(value));
    }

    private Measurement measure(Kpi kpi, Instant time, String value) {
        return ada().measure(kpi.getName(), point(time, value));
    }

    private Kpi.Status status(Kpi kpi) {
        return ada().kpiNow(kpi.getName()).getStatus();
    }

    private BatchCreateMeasurementsResponse batch(Kpi kpi, List<Measurement> points) {
        return ada().kpis()
                .batchCreateMeasurements(BatchCreateMeasurementsRequest.newBuilder()
                        .setParent(kpi.getName())
                        .addAllMeasurements(points)
                        .build());
    }

    private List<Measurement> list(Kpi kpi, int size) {
        return ada().kpis()
                .listMeasurements(ListMeasurementsRequest.newBuilder()
                        .setParent(kpi.getName())
                        .setPageSize(size)
                        .build())
                .getMeasurementsList();
    }

    private List<String> fields(Kpi.Builder kpi) {
        return Refusal.of(() -> ada().kpi(kpi)).fields();
    }

    private static BatchCreateMeasurementsResponse counts(int created, int updated, int unchanged) {
        return BatchCreateMeasurementsResponse.newBuilder()
                .setCreated(created)
                .setUpdated(updated)
                .setUnchanged(unchanged)
                .build();
    }
}
