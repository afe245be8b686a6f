package dev.orrery.okr;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.BatchCreateMeasurementsResponse;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.KpiBindingServiceGrpc;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.ReceiveKpiHookRequest;
import dev.orrery.okr.v1.UpdateKpiBindingRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever has the secret of a webhook measures, once with each call; nobody else does. */
@OkrTest
class KpiHooksIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FixedClock clock;

    private final Organization acme = TestCaller.organization("acme");
    private String kpi = "";
    private KpiBinding hook = KpiBinding.getDefaultInstance();
    private String secret = "";

    @BeforeEach
    void begin() {
        kpi = ada().client().kpi(Kpi.newBuilder().setDisplayName("Signups")).getName();
        hook = ada().create(kpi, BindingCalls.webhook());
        secret = ada().rotate(hook);
    }

    @Test
    void recordsOneMeasurementOrMany() {
        assertThat(send("call-1", "{\"value\": 12.5, \"time\": \"2026-11-20T09:00:00Z\", \"note\": \"\"}")
                        .getCreated())
                .isEqualTo(1);
        assertThat(send("call-2", "[{\"value\": \"13\"}, {\"value\": 12.5, \"time\": \"2026-11-20T09:00:00Z\"}]"))
                .returns(1, BatchCreateMeasurementsResponse::getCreated)
                .returns(1, BatchCreateMeasurementsResponse::getUnchanged);

        assertThat(ada().values(kpi)).containsExactly("13", "12.5");
        assertThat(ada().measurements(kpi)).allSatisfy(measurement -> {
            assertThat(measurement.getSource()).isEqualTo(Measurement.Source.AUTO);
            assertThat(measurement.getMeasuredBy()).isEqualTo(hook.getCreator());
        });
        KpiBinding.Status status = ada().get(hook).getStatus();
        assertThat(status.getLastSuccessTime()).isEqualTo(status.getLastRunTime());
        assertThat(status.getConsecutiveFailures()).isZero();
    }

    @Test
    void refusesWhatIsSignedWithAnotherSecret() {
        ReceiveKpiHookRequest forged = signed("call-1", "{\"value\": 1}", clock.instant(), "whsec_AAAA");
        assertThat(Refusal.of(() -> receive(forged)).reason()).isEqualTo("KPI_HOOK_SIGNATURE_REFUSED");

        ReceiveKpiHookRequest before = signed("call-1", "{\"value\": 1}", clock.instant(), secret);
        secret = ada().rotate(hook);
        assertThat(Refusal.of(() -> receive(before)).reason()).isEqualTo("KPI_HOOK_SIGNATURE_REFUSED");
        assertThat(ada().values(kpi)).isEmpty();
        assertThat(ada().get(hook).getStatus().hasLastRunTime()).isFalse();
        assertThat(send("call-1", "{\"value\": 1}").getCreated()).isEqualTo(1);
    }

    @Test
    void refusesACallAgainForAsLongAsItsTimestampIsAccepted() {
        Instant ahead = clock.instant().plus(Duration.ofMinutes(5)).minusSeconds(1);
        ReceiveKpiHookRequest call = signed("call-1", "{\"value\": 1}", ahead, secret);
        receive(call);

        assertThat(Refusal.of(() -> receive(call)).reason()).isEqualTo("KPI_HOOK_REPLAYED");
        clock.advance(Duration.ofMinutes(9));
        assertThat(Refusal.of(() -> receive(call)).reason()).isEqualTo("KPI_HOOK_REPLAYED");
        clock.advance(Duration.ofMinutes(2));
        assertThat(Refusal.of(() -> receive(call)).reason()).isEqualTo("KPI_HOOK_TIMESTAMP_REFUSED");
        // Another call may have the id again when nobody can replay the first.
        assertThat(send("call-1", "{\"value\": 2}").getCreated()).isEqualTo(1);
    }

    @Test
    void refusesCallsOfAnotherTime() {
        Instant now = clock.instant();
        for (Duration off : new Duration[] {Duration.ofMinutes(-6), Duration.ofMinutes(6), Duration.ofDays(365)}) {
            ReceiveKpiHookRequest call = signed("call", "{\"value\": 1}", now.plus(off), secret);
            assertThat(Refusal.of(() -> receive(call)).reason()).isEqualTo("KPI_HOOK_TIMESTAMP_REFUSED");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value=1 | body",
                "[] | body",
                "3 | body.value",
                "{} | body.value",
                "[{\"value\": 1}, {\"value\": \"many\"}] | body[1].value",
                "{\"value\": 1, \"time\": 1795251600} | body.time",
                "{\"value\": 1e21} | body.value"
            })
    void saysWhatIsWrongWithABodyAndShowsIt(String body, String field) {
        assertThat(Refusal.of(() -> send("call-1", body)).fields()).containsExactly(field);
        KpiBinding.Status status = ada().get(hook).getStatus();
        assertThat(status.getLastFailure().getFault()).isEqualTo(KpiBinding.Fault.MALFORMED);
        assertThat(status.getLastFailure().getMessage()).startsWith(field + ": ");
        assertThat(status.getConsecutiveFailures()).isEqualTo(1);

        // Nothing was accepted, so the call may come again.
        send("call-1", "{\"value\": 1}");
        assertThat(ada().get(hook).getStatus().hasLastFailure()).isFalse();
    }

    @Test
    void refusesABodyThatIsTooLargeOrSaysTooMuch() {
        String measurement = "{\"value\": 1},";
        assertThat(Refusal.of(() -> send("call-1", " ".repeat(256 * 1024) + "{\"value\": 1}"))
                        .fields())
                .containsExactly("body");
        assertThat(Refusal.of(() -> send("call-1", "[" + measurement.repeat(1_000) + "{\"value\": 1}]"))
                        .fields())
                .containsExactly("body");
        assertThat(ada().values(kpi)).isEmpty();
    }

    @Test
    void showsMeasurementsThatCannotBeRecorded() {
        assertThat(send("call-1", "[{\"value\": 1, \"time\": \"2036-01-01T00:00:00Z\"}, {\"value\": 2}]"))
                .returns(1, BatchCreateMeasurementsResponse::getCreated)
                .returns(1, BatchCreateMeasurementsResponse::getFailuresCount);
        assertThat(ada().get(hook).getStatus().getLastFailure().getFault())
                .isEqualTo(KpiBinding.Fault.MEASUREMENTS_REFUSED);
    }

    @Test
    void isNotThereUnlessItHasASecretAndDoesNotRest() {
        KpiBinding fresh = ada().create(kpi, BindingCalls.webhook());
        assertThat(Refusal.of(() -> receive(to(fresh, "call-1"))).reason()).isEqualTo("KPI_HOOK_NOT_FOUND");
        assertThat(Refusal.of(() -> receive(to(hook, "call-1").toBuilder()
                                .setToken("nonsense")
                                .build()))
                        .reason())
                .isEqualTo("KPI_HOOK_NOT_FOUND");
        ada().stub()
                .updateKpiBinding(UpdateKpiBindingRequest.newBuilder()
                        .setKpiBinding(
                                KpiBinding.newBuilder().setName(hook.getName()).setDisabled(true))
                        .build());
        assertThat(Refusal.of(() -> receive(to(hook, "call-1"))).reason()).isEqualTo("KPI_HOOK_NOT_FOUND");
    }

    private ReceiveKpiHookRequest to(KpiBinding binding, String id) {
        return signed(id, "{\"value\": 1}", clock.instant(), secret).toBuilder()
                .setToken(token(binding))
                .build();
    }

    private BatchCreateMeasurementsResponse send(String id, String body) {
        return receive(signed(id, body, clock.instant(), secret));
    }

    /** Without a token of anybody. */
    private BatchCreateMeasurementsResponse receive(ReceiveKpiHookRequest request) {
        return KpiBindingServiceGrpc.newBlockingStub(channels.anonymous())
                .receiveKpiHook(request)
                .getResult();
    }

    private ReceiveKpiHookRequest signed(String id, String body, Instant time, String signedWith) {
        String timestamp = Long.toString(time.getEpochSecond());
        return ReceiveKpiHookRequest.newBuilder()
                .setToken(token(hook))
                .setWebhookId(id)
                .setWebhookTimestamp(timestamp)
                .setWebhookSignature("v1," + sign(id + "." + timestamp + "." + body, signedWith))
                .setBody(HttpBody.newBuilder().setData(ByteString.copyFromUtf8(body)))
                .build();
    }

    private static String token(KpiBinding binding) {
        String path = binding.getWebhook().getPath();
        assertThat(path).startsWith("/hooks/kpi/");
        return path.substring("/hooks/kpi/".length());
    }

    private static String sign(String content, String signedWith) {
        try {
            byte[] key = Base64.getDecoder().decode(signedWith.substring("whsec_".length()));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private BindingCalls ada() {
        return new BindingCalls(
                new Client(channels.as(TestCaller.named("ada").in(acme, OrganizationRole.MEMBER)), acme));
    }
}
