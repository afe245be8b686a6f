package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.bindings.DueBindings;
import dev.orrery.okr.v1.DeleteKpiRequest;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.UpdateKpiBindingRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Each run that is due happens once, whoever of several instances sees it first: the service's own job is one of them
 * here, and what is asked of the job by a test is another.
 */
@OkrTest
class BindingRunsIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FixedClock clock;

    @Autowired
    private FakeWeb web;

    @Autowired
    private DueBindings due;

    private final Organization acme = TestCaller.organization("acme");
    private final String path = "/" + acme.alias();

    @Test
    void runsWhatIsDueAndThenWaitsForTheNextTime() {
        web.put(path, 200, "{\"v\": 7}");
        KpiBinding binding = bind();
        runDue();
        assertThat(web.calls(path)).isEmpty();

        clock.advance(Duration.ofHours(1));
        KpiBinding ran = ranSince(binding, now());

        assertThat(ran.getStatus().getLastSuccessTime()).isEqualTo(now());
        assertThat(minutesTo(ran.getStatus().getNextRunTime())).isBetween(0L, 60L);
        assertThat(ada().values(kpi(binding))).containsExactly("7");
        runDue();
        assertThat(web.calls(path)).hasSize(1);
    }

    @Test
    void runsOneAtATimeOverSeveralInstances() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        web.hold(path, "{\"v\": 7}", answered);
        KpiBinding binding = bind();
        clock.advance(Duration.ofHours(1));

        try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> one = instances.submit(this::runDue);
            await().until(() -> !web.calls(path).isEmpty());
            // Somebody is at it: nobody else is, be it by schedule or by hand.
            runDue();
            assertThat(Refusal.of(() -> ada().run(binding)).reason()).isEqualTo("KPI_BINDING_BUSY");
            assertThat(web.calls(path)).hasSize(1);
            answered.countDown();
            one.get();
        }

        ranSince(binding, now());
        assertThat(web.calls(path)).hasSize(1);
        assertThat(ada().values(kpi(binding))).containsExactly("7");
    }

    @Test
    void goesOnWhereAnInstanceDied() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        web.hold(path, "{\"v\": 7}", answered);
        KpiBinding binding = bind();
        clock.advance(Duration.ofHours(1));

        try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> dead = instances.submit(this::runDue);
            await().until(() -> !web.calls(path).isEmpty());
            web.put(path, 200, "{\"v\": 8}");
            clock.advance(Duration.ofMinutes(4));
            ranSince(binding, now());
            // It was only slow. What it has to say does not count any more.
            answered.countDown();
            dead.get();
        }

        assertThat(ada().values(kpi(binding))).containsExactly("8");
        assertThat(web.calls(path)).hasSize(2);
    }

    @Test
    void recordsNothingOfABindingThatWasChangedMeanwhile() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        web.hold(path, "{\"v\": 7}", answered);
        KpiBinding binding = bind();
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Refusal> run = others.submit(() -> Refusal.of(() -> ada().run(binding)));
            await().until(() -> !web.calls(path).isEmpty());
            rest(binding);
            answered.countDown();
            assertThat(run.get().reason()).isEqualTo("KPI_BINDING_BUSY");
        }
        assertThat(ada().values(kpi(binding))).isEmpty();
        assertThat(ada().get(binding).getStatus().hasLastRunTime()).isFalse();
    }

    @Test
    void recordsNothingOfAKpiThatIsGone() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        web.hold(path, "{\"v\": 7}", answered);
        KpiBinding binding = bind();
        clock.advance(Duration.ofHours(1));
        try (ExecutorService instances = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> run = instances.submit(this::runDue);
            await().until(() -> !web.calls(path).isEmpty());
            ada().client()
                    .kpis()
                    .deleteKpi(
                            DeleteKpiRequest.newBuilder().setName(kpi(binding)).build());
            answered.countDown();
            run.get();
        }
        assertThat(Refusal.of(() -> ada().get(binding)).reason()).isEqualTo("KPI_NOT_FOUND");
    }

    @Test
    void showsFailuresAndWaitsLongerAfterEach() {
        web.put(path, 500, "internal matters");
        KpiBinding binding = bind();
        clock.advance(Duration.ofHours(1));
        KpiBinding failed = ranSince(binding, now());

        assertThat(failed.getStatus().getLastFailure())
                .isEqualTo(KpiBinding.Failure.newBuilder()
                        .setFault(KpiBinding.Fault.ANSWER_REFUSED)
                        .setMessage("status: 500 (expected: 200)")
                        .setTime(now())
                        .build());
        assertThat(minutesTo(failed.getStatus().getNextRunTime())).isEqualTo(1);
        clock.advance(Duration.ofMinutes(1));
        failed = ranSince(binding, now());
        assertThat(failed.getStatus().getConsecutiveFailures()).isEqualTo(2);
        assertThat(minutesTo(failed.getStatus().getNextRunTime())).isEqualTo(2);
        Refusal refusal = Refusal.of(() -> ada().run(binding));
        assertThat(refusal.reason()).isEqualTo("KPI_BINDING_FAILED");
        assertThat(refusal.metadata()).containsEntry("fault", "ANSWER_REFUSED");
        assertThat(refusal.message()).doesNotContain("internal matters");
        assertThat(minutesTo(ada().get(binding).getStatus().getNextRunTime())).isEqualTo(4);

        web.put(path, 200, "{\"v\": 7}");
        KpiBinding.Status well = ada().run(binding).getKpiBinding().getStatus();
        assertThat(well.getConsecutiveFailures()).isZero();
        assertThat(well.hasLastFailure()).isFalse();
    }

    @Test
    void runsADisabledBindingOnlyByHand() {
        web.put(path, 200, "{\"v\": 7}");
        KpiBinding binding = rest(bind());
        clock.advance(Duration.ofHours(1));
        runDue();
        assertThat(web.calls(path)).isEmpty();

        assertThat(ada().run(binding).getKpiBinding().getStatus().hasNextRunTime())
                .isFalse();
        assertThat(ada().values(kpi(binding))).containsExactly("7");
    }

    private KpiBinding bind() {
        String kpi =
                ada().client().kpi(Kpi.newBuilder().setDisplayName("Signups")).getName();
        return ada().create(kpi, BindingCalls.hourly(web.origin() + path));
    }

    private KpiBinding rest(KpiBinding binding) {
        return ada().stub()
                .updateKpiBinding(UpdateKpiBindingRequest.newBuilder()
                        .setKpiBinding(KpiBinding.newBuilder()
                                .setName(binding.getName())
                                .setDisabled(true))
                        .build());
    }

    private void runDue() {
        due.run(List.of(acme));
    }

    /** The binding after a run at or after a moment, whichever instance made it. */
    private KpiBinding ranSince(KpiBinding binding, Timestamp moment) {
        runDue();
        return await().until(
                        () -> ada().get(binding),
                        now -> Timestamps.compare(now.getStatus().getLastRunTime(), moment) >= 0);
    }

    private Timestamp now() {
        return Timestamps.fromMillis(clock.millis());
    }

    private long minutesTo(Timestamp moment) {
        return Duration.between(clock.instant(), Instant.ofEpochSecond(moment.getSeconds()))
                .toMinutes();
    }

    private static String kpi(KpiBinding binding) {
        return binding.getName().substring(0, binding.getName().indexOf("/bindings/"));
    }

    private BindingCalls ada() {
        return new BindingCalls(
                new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER)), acme));
    }
}
