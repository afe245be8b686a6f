package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.kpis.DueKpis;
import dev.orrery.okr.v1.CreateKpiRequest;
import dev.orrery.okr.v1.CreateKpiTargetRequest;
import dev.orrery.okr.v1.DeleteKpiRequest;
import dev.orrery.okr.v1.DeleteKpiTargetRequest;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiStatusChange;
import dev.orrery.okr.v1.KpiStatusServiceGrpc;
import dev.orrery.okr.v1.KpiStatusServiceGrpc.KpiStatusServiceBlockingStub;
import dev.orrery.okr.v1.KpiTarget;
import dev.orrery.okr.v1.ListKpiStatusChangesRequest;
import dev.orrery.okr.v1.ListKpiTargetsRequest;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.UpdateKpiRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The status of a KPI, its history and its targets: whatever came when, as if all had come in order. */
@OkrTest
class KpiStatusIT {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FixedClock clock;

    @Autowired
    private DueKpis due;

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void letsTimePassWithoutMeasurements() {
        Instant now = clock.instant();
        Kpi kpi =
                ada().kpi(aKpi().setPeriod(Kpi.Period.DAILY).clearNoDataGrace().setBreachAfter(Durations.fromHours(2)));
        ada().measure(kpi.getName(), point(now, "10"));
        assertThat(ada().kpiNow(kpi.getName()).getStatus()).isEqualTo(Kpi.Status.ON_TRACK);

        clock.advance(Duration.ofHours(2));
        due.evaluate(acme);
        assertThat(ada().kpiNow(kpi.getName()).getStatus()).isEqualTo(Kpi.Status.OFF_TRACK);
        clock.advance(Duration.ofDays(2));
        due.evaluate(acme);

        assertThat(ada().kpiNow(kpi.getName()).getStatus()).isEqualTo(Kpi.Status.NO_DATA);
        assertThat(history(kpi))
                .extracting(KpiStatusChange::getStatus)
                .containsExactly(Kpi.Status.NO_DATA, Kpi.Status.OFF_TRACK, Kpi.Status.ON_TRACK);
        ada().measure(kpi.getName(), point(now.plus(Duration.ofHours(1)), "90"));
        assertThat(history(kpi))
                .extracting(KpiStatusChange::getStatus)
                .containsExactly(Kpi.Status.NO_DATA, Kpi.Status.ON_TRACK);
    }

    @Test
    void judgesWhatWasByTheTargetOfItsTime() {
        Kpi kpi = ada().kpi(aKpi());
        ada().measure(kpi.getName(), point(NOON, "60"));
        ada().kpis()
                .updateKpi(UpdateKpiRequest.newBuilder()
                        .setKpi(Kpi.newBuilder().setName(kpi.getName()).setWarnThreshold(decimal("70")))
                        .build());
        assertThat(history(kpi))
                .extracting(KpiStatusChange::getStatus)
                .containsExactly(Kpi.Status.AT_RISK, Kpi.Status.ON_TRACK);

        KpiTarget past = target(kpi, NOON.minusSeconds(1), "50");

        assertThat(past.getName()).isEqualTo(kpi.getName() + "/targets/20261120T115959Z");
        assertThat(history(kpi))
                .extracting(KpiStatusChange::getStatus)
                .containsExactly(Kpi.Status.AT_RISK, Kpi.Status.ACHIEVED);
        delete(KpiStatusServiceGrpc.newBlockingStub(channels.as(max())), past.getName());
        assertThat(history(kpi))
                .extracting(KpiStatusChange::getStatus)
                .containsExactly(Kpi.Status.AT_RISK, Kpi.Status.ON_TRACK);
    }

    @Test
    void keepsNothingOfAKpiThatIsDeleted() {
        CreateKpiRequest create = CreateKpiRequest.newBuilder()
                .setParent(acme.name())
                .setKpiId("reborn")
                .setKpi(aKpi())
                .build();
        Kpi first = ada().kpis().createKpi(create);
        ada().measure(first.getName(), point(NOON.minus(Duration.ofDays(90)), "10"));
        ada().measure(first.getName(), point(NOON, "60"));
        assertThat(history(first)).isNotEmpty();

        ada().kpis()
                .deleteKpi(
                        DeleteKpiRequest.newBuilder().setName(first.getName()).build());
        Kpi second = ada().kpis().createKpi(create);

        assertThat(second.getName()).isEqualTo(first.getName());
        assertThat(history(second)).isEmpty();
        assertThat(ada().kpiNow(second.getName()).hasCurrentValue()).isFalse();
        ada().measure(second.getName(), point(NOON.minus(Duration.ofDays(90)), "10"));
        ada().measure(second.getName(), point(NOON, "60"));
        assertThat(history(second)).isNotEmpty();
    }

    private static void delete(KpiStatusServiceBlockingStub stub, String target) {
        stub.deleteKpiTarget(DeleteKpiTargetRequest.newBuilder().setName(target).build());
    }

    @Test
    void beginsATargetOfTheFutureWhenItsTimeHasCome() {
        Kpi kpi = ada().kpi(aKpi());
        ada().measure(kpi.getName(), point(clock.instant(), "60"));
        target(kpi, clock.instant().plus(Duration.ofHours(1)), "50");
        assertThat(ada().kpiNow(kpi.getName()).getTargetValue()).isEqualTo(decimal("100"));

        clock.advance(Duration.ofHours(1));
        due.evaluate(acme);

        assertThat(ada().kpiNow(kpi.getName()).getTargetValue()).isEqualTo(decimal("50"));
        assertThat(ada().kpiNow(kpi.getName()).getStatus()).isEqualTo(Kpi.Status.ACHIEVED);
    }

    @Test
    void rewritesTheHistoryByNewRules() {
        Kpi kpi = ada().kpi(aKpi().setPeriod(Kpi.Period.DAILY));
        ada().measure(kpi.getName(), point(NOON.minusSeconds(60), "45"));
        ada().measure(kpi.getName(), point(NOON, "60"));

        ada().kpis()
                .updateKpi(UpdateKpiRequest.newBuilder()
                        .setKpi(Kpi.newBuilder().setName(kpi.getName()).setAggregation(Kpi.Aggregation.SUM))
                        .build());

        assertThat(history(kpi))
                .extracting(KpiStatusChange::getStatus)
                .containsExactly(Kpi.Status.ACHIEVED, Kpi.Status.AT_RISK);
        assertThat(ada().kpiNow(kpi.getName()).getCurrentValue()).isEqualTo(decimal("105"));
    }

    @Test
    void refusesTargetsThatMakeNoSense() {
        Kpi kpi = ada().kpi(aKpi());
        KpiTarget first = targets(kpi).getFirst();
        assertThat(Refusal.of(() -> delete(status(), first.getName())).reason()).isEqualTo("KPI_TARGET_NEEDED");
        assertThat(Refusal.of(() -> delete(status(), kpi.getName() + "/targets/20261120T115959Z"))
                        .reason())
                .isEqualTo("KPI_TARGET_NOT_FOUND");
        assertThat(Refusal.of(() -> delete(status(), kpi.getName() + "/targets/tomorrow"))
                        .fields())
                .containsExactly("name");
        assertThat(Refusal.of(() -> ada().kpis()
                                .updateKpi(UpdateKpiRequest.newBuilder()
                                        .setKpi(Kpi.newBuilder()
                                                .setName(kpi.getName())
                                                .setDirection(Kpi.Direction.LOWER_IS_BETTER)
                                                .setWarnThreshold(decimal("50"))
                                                .setAlarmThreshold(decimal("60")))
                                        .build()))
                        .fields())
                .containsExactly("kpi.direction");
        assertThat(Refusal.of(() -> ada().kpi(aKpi().setHysteresis(decimal("-1"))))
                        .fields())
                .containsExactly("kpi.hysteresis");
        assertThat(Refusal.of(() -> ada().kpi(aKpi().setBreachAfter(Durations.fromDays(367))))
                        .fields())
                .containsExactly("kpi.breach_after");
    }

    @Test
    void holdsAHundredTargets() {
        Kpi kpi = ada().kpi(aKpi());
        for (int i = 1; i < 100; i++) {
            target(kpi, NOON.plus(Duration.ofDays(i)), "50");
        }
        assertThat(targets(kpi))
                .hasSize(100)
                .isSortedAccordingTo(
                        (one, other) -> -Timestamps.compare(one.getEffectiveTime(), other.getEffectiveTime()));

        assertThat(Refusal.of(() -> target(kpi, NOON, "50")).reason()).isEqualTo("TOO_MANY_KPI_TARGETS");
    }

    @Test
    void letsOnlyTheOwnerSetTargets() {
        Kpi kpi = ada().kpi(aKpi());
        KpiStatusServiceBlockingStub zoe = KpiStatusServiceGrpc.newBlockingStub(
                channels.as(TestCaller.named("zoe").in(acme, OrganizationRole.MEMBER)));
        assertThat(Refusal.of(() -> delete(zoe, targets(kpi).getFirst().getName()))
                        .reason())
                .isEqualTo("ACCESS_DENIED");
    }

    private TestCaller max() {
        return TestCaller.named("max").in(acme, OrganizationRole.ADMIN);
    }

    private Client ada() {
        return new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER)), acme);
    }

    private KpiStatusServiceBlockingStub status() {
        return KpiStatusServiceGrpc.newBlockingStub(ada().channel());
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

    private KpiTarget target(Kpi kpi, Instant effectiveTime, String value) {
        return status().createKpiTarget(CreateKpiTargetRequest.newBuilder()
                .setParent(kpi.getName())
                .setKpiTarget(KpiTarget.newBuilder()
                        .setEffectiveTime(Timestamps.fromMillis(effectiveTime.toEpochMilli()))
                        .setTargetValue(decimal(value))
                        .setWarnThreshold(decimal("40"))
                        .setAlarmThreshold(decimal("20")))
                .build());
    }

    private List<KpiTarget> targets(Kpi kpi) {
        return status().listKpiTargets(ListKpiTargetsRequest.newBuilder()
                        .setParent(kpi.getName())
                        .setPageSize(1_000)
                        .build())
                .getKpiTargetsList();
    }

    private List<KpiStatusChange> history(Kpi kpi) {
        return status().listKpiStatusChanges(ListKpiStatusChangesRequest.newBuilder()
                        .setParent(kpi.getName())
                        .setPageSize(1_000)
                        .build())
                .getStatusChangesList();
    }
}
