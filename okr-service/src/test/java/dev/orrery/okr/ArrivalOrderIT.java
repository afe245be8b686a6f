package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.Alert;
import dev.orrery.okr.v1.AlertServiceGrpc;
import dev.orrery.okr.v1.BatchCreateMeasurementsRequest;
import dev.orrery.okr.v1.Change;
import dev.orrery.okr.v1.CreateKpiTargetRequest;
import dev.orrery.okr.v1.DeleteMeasurementRequest;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiStatusChange;
import dev.orrery.okr.v1.KpiStatusServiceGrpc;
import dev.orrery.okr.v1.KpiTarget;
import dev.orrery.okr.v1.ListAlertsRequest;
import dev.orrery.okr.v1.ListChangesRequest;
import dev.orrery.okr.v1.ListChangesResponse;
import dev.orrery.okr.v1.ListKpiStatusChangesRequest;
import dev.orrery.okr.v1.Measurement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Measurements that come late, twice or wrong at first end in the state, history and alerts of those that did not. */
@OkrTest
class ArrivalOrderIT {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Autowired
    private ServiceChannels channels;

    private final Organization acme = TestCaller.organization("acme");
    private final Map<String, Alert> told = new LinkedHashMap<>();
    private String position = "";

    @BeforeEach
    void begin() {
        ada().kpi(aKpi());
        listen();
    }

    @Test
    void endsInTheSameWhateverTheOrderOfArrival() {
        Seeds.forAll(8, random -> {
            Kpi.Builder kpi = aKpi().setAggregationValue(random.nextInt(1, 6))
                    .setPeriodValue(random.nextInt(1, 6))
                    .setHysteresis(decimal(Integer.toString(random.nextInt(5))))
                    .setBreachAfter(Durations.fromHours(random.nextInt(24)))
                    .setNoDataGrace(Durations.fromHours(random.nextInt(24)));
            Kpi inOrder = ada().kpi(kpi);
            Kpi shuffled = ada().kpi(kpi);
            List<Measurement> points = points(random, 40);
            target(inOrder, NOON.minus(Duration.ofDays(20)), "70");
            points.stream()
                    .sorted((one, other) -> Timestamps.compare(one.getMeasureTime(), other.getMeasureTime()))
                    .forEach(point -> ada().measure(inOrder.getName(), point.toBuilder()));

            arriveAnyhow(shuffled, points, new Random(random.nextLong()));

            assertThat(history(shuffled)).isEqualTo(history(inOrder)).isNotEmpty();
            assertThat(state(shuffled)).isEqualTo(state(inOrder));
            assertThat(anonymous(alerts(shuffled))).isEqualTo(anonymous(alerts(inOrder)));
            // Whoever only listened knows the same.
            listen();
            assertThat(toldOf(shuffled)).containsExactlyInAnyOrderElementsOf(alerts(shuffled));
            assertThat(toldOf(inOrder)).containsExactlyInAnyOrderElementsOf(alerts(inOrder));
        });
    }

    /** Single, in batches, twice, wrong at first, and with a measurement that is taken away again. */
    private void arriveAnyhow(Kpi kpi, List<Measurement> points, Random random) {
        List<Measurement> arrivals = new ArrayList<>(points);
        Collections.shuffle(arrivals, random);
        Measurement stray = ada().measure(kpi.getName(), point(NOON.minusSeconds(random.nextInt(1, 50)), "1"));
        ada().measure(kpi.getName(), arrivals.getFirst().toBuilder().setValue(decimal("999")));
        batch(kpi, arrivals.subList(0, 15));
        target(kpi, NOON.minus(Duration.ofDays(20)), "70");
        arrivals.subList(15, 30).forEach(point -> ada().measure(kpi.getName(), point.toBuilder()));
        batch(kpi, arrivals.subList(10, arrivals.size()));
        ada().kpis()
                .deleteMeasurement(DeleteMeasurementRequest.newBuilder()
                        .setName(stray.getName())
                        .build());
    }

    @Test
    void walksFromACheckpointAsFromTheBeginning() {
        Kpi inOrder = ada().kpi(aKpi().setAggregation(Kpi.Aggregation.AVG).setPeriod(Kpi.Period.DAILY));
        Kpi late = ada().kpi(aKpi().setAggregation(Kpi.Aggregation.AVG).setPeriod(Kpi.Period.DAILY));
        List<Measurement> points = new ArrayList<>();
        RandomGenerator random = Seeds.random(5);
        for (int i = 3_500; i > 0; i--) {
            points.add(point(NOON.minus(Duration.ofMinutes(10L * i)), Integer.toString(random.nextInt(100)))
                    .build());
        }
        batch(inOrder, points);
        List<Measurement> held = points.subList(1_700, 1_720);
        List<Measurement> others = new ArrayList<>(points);
        others.removeAll(held);

        batch(late, others);
        batch(late, held);

        assertThat(history(late)).isEqualTo(history(inOrder)).hasSizeGreaterThan(10);
        assertThat(state(late)).isEqualTo(state(inOrder));
        assertThat(anonymous(alerts(late))).isEqualTo(anonymous(alerts(inOrder)));
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER)), acme);
    }

    private static Kpi.Builder aKpi() {
        // Patient, because other tests move the clock.
        return Kpi.newBuilder()
                .setDisplayName("Signups")
                .setNoDataGrace(Durations.fromDays(366))
                .setTargetValue(decimal("100"))
                .setWarnThreshold(decimal("50"))
                .setAlarmThreshold(decimal("30"));
    }

    private static Measurement.Builder point(Instant time, String value) {
        return Measurement.newBuilder()
                .setMeasureTime(Timestamps.fromMillis(time.toEpochMilli()))
                .setValue(decimal(value));
    }

    private static List<Measurement> points(RandomGenerator random, int count) {
        List<Measurement> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Instant time = NOON.minus(Duration.ofHours(random.nextInt(40 * 24))).minusSeconds(60L + i);
            points.add(point(time, Integer.toString(random.nextInt(120))).build());
        }
        return points;
    }

    private void target(Kpi kpi, Instant effectiveTime, String value) {
        KpiStatusServiceGrpc.newBlockingStub(ada().channel())
                .createKpiTarget(CreateKpiTargetRequest.newBuilder()
                        .setParent(kpi.getName())
                        .setKpiTarget(KpiTarget.newBuilder()
                                .setEffectiveTime(Timestamps.fromMillis(effectiveTime.toEpochMilli()))
                                .setTargetValue(decimal(value))
                                .setWarnThreshold(decimal("40"))
                                .setAlarmThreshold(decimal("20")))
                        .build());
    }

    private void batch(Kpi kpi, List<Measurement> points) {
        ada().kpis()
                .batchCreateMeasurements(BatchCreateMeasurementsRequest.newBuilder()
                        .setParent(kpi.getName())
                        .addAllMeasurements(points)
                        .build());
    }

    private List<KpiStatusChange> history(Kpi kpi) {
        return KpiStatusServiceGrpc.newBlockingStub(ada().channel())
                .listKpiStatusChanges(ListKpiStatusChangesRequest.newBuilder()
                        .setParent(kpi.getName())
                        .setPageSize(1_000)
                        .build())
                .getStatusChangesList();
    }

    private Kpi state(Kpi kpi) {
        return ada().kpiNow(kpi.getName()).toBuilder()
                .clearName()
                .clearEtag()
                .clearCreateTime()
                .clearUpdateTime()
                .build();
    }

    private List<Alert> alerts(Kpi kpi) {
        return AlertServiceGrpc.newBlockingStub(ada().channel())
                .listAlerts(ListAlertsRequest.newBuilder()
                        .setParent(acme.name())
                        .setFilter("subject=\"" + kpi.getName() + "\"")
                        .setPageSize(1_000)
                        .build())
                .getAlertsList();
    }

    private static List<Alert> anonymous(List<Alert> alerts) {
        return alerts.stream()
                .map(alert -> alert.toBuilder().clearName().clearSubject().build())
                .toList();
    }

    private List<Alert> toldOf(Kpi kpi) {
        return told.values().stream()
                .filter(alert -> alert.getSubject().equals(kpi.getName()))
                .toList();
    }

    /** Follows the alerts in the stream of changes. */
    private void listen() {
        ListChangesResponse page;
        do {
            page = ada().changes()
                    .listChanges(ListChangesRequest.newBuilder()
                            .setParent(acme.name())
                            .setAfterPosition(position)
                            .setPageSize(1_000)
                            .addTypes("alert")
                            .build());
            position = page.getNextPosition();
            for (Change change : page.getChangesList()) {
                if (change.getKind() == Change.Kind.DELETED) {
                    assertThat(told.remove(change.getResourceName())).isNotNull();
                } else {
                    Alert before = told.put(change.getResourceName(), change.getAlert());
                    assertThat(before == null).isEqualTo(change.getKind() == Change.Kind.CREATED);
                }
            }
        } while (page.getHasMore());
    }
}
