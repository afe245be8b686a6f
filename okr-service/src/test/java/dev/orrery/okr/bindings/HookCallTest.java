package dev.orrery.okr.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.HttpBody;
import com.google.protobuf.ByteString;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.bindings.HookSecrets.HookSecret;
import dev.orrery.okr.v1.ReceiveKpiHookRequest;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which calls are believed. The first one is the example that implementations of Standard Webhooks share. */
class HookCallTest {
    private static final HookSecret SECRET =
            new HookSecret(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    private static final Instant SENT = Instant.ofEpochSecond(1614265330);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void believesWhatIsSignedAsTheSpecificationSays() {
        assertThat(new HookCall(call().build()).verify(SECRET, SENT)).isEqualTo(SENT);
        assertThat(SECRET.text()).isEqualTo("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    }

    @Test
    void believesOneRightSignatureAmongOthers() {
        ReceiveKpiHookRequest several =
                call().setWebhookSignature("v1a,AAAA v1,AAAA " + SIGNATURE).build();
        assertThat(new HookCall(several).verify(SECRET, SENT)).isEqualTo(SENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "v1,",
                "v1,not Base64!",
                "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OA=",
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ"
            })
    void refusesSignaturesThatAreNone(String signature) {
        assertRefused(call().setWebhookSignature(signature), SECRET, SENT, "KPI_HOOK_SIGNATURE_REFUSED");
    }

    @Test
    void refusesWhateverIsOtherThanWhatWasSigned() {
        assertRefused(call().setWebhookId("msg_other"), SECRET, SENT, "KPI_HOOK_SIGNATURE_REFUSED");
        assertRefused(call().setWebhookTimestamp("1614265331"), SECRET, SENT, "KPI_HOOK_SIGNATURE_REFUSED");
        assertRefused(call().setBody(body("{\"test\": 2432232315}")), SECRET, SENT, "KPI_HOOK_SIGNATURE_REFUSED");
        assertRefused(call(), new HookSecret(new byte[24]), SENT, "KPI_HOOK_SIGNATURE_REFUSED");
        // Not even that it is late is told to whoever cannot sign.
        assertRefused(call().setWebhookId("x"), SECRET, SENT.plusSeconds(9_999), "KPI_HOOK_SIGNATURE_REFUSED");
    }

    @ParameterizedTest
    @CsvSource({"-301, false", "-300, true", "300, true", "301, false", "86400, false"})
    void believesCallsOfTheLastAndTheNextFiveMinutes(long seconds, boolean isBelieved) {
        Instant now = SENT.plusSeconds(seconds);
        if (isBelieved) {
            assertThat(new HookCall(call().build()).verify(SECRET, now)).isEqualTo(SENT);
        } else {
            assertRefused(call(), SECRET, now, "KPI_HOOK_TIMESTAMP_REFUSED");
        }
    }

    @Test
    void makesAnotherSecretForEachWebhookAndTime() {
        HookSecrets secrets = new HookSecrets(new byte[32]);
        UUID one = new UUID(1, 1);
        UUID two = new UUID(1, 2);
        assertThat(new String[] {
                    secrets.of(one, one, 1).text(),
                    secrets.of(one, one, 2).text(),
                    secrets.of(one, two, 1).text(),
                    secrets.of(two, one, 1).text(),
                    new HookSecrets(new byte[] {1}).of(one, one, 1).text()
                })
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).matches("whsec_[A-Za-z0-9+/]{43}="));
        assertThat(secrets.of(one, one, 1).text())
                .isEqualTo(secrets.of(one, one, 1).text());
        assertThat(secrets.of(one, one, 1)).hasToString("HookSecret");
    }

    private static void assertRefused(
            ReceiveKpiHookRequest.Builder call, HookSecret secret, Instant now, String reason) {
        ServiceException refusal = Assertions.catchThrowableOfType(
                ServiceException.class, () -> new HookCall(call.build()).verify(secret, now));
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    private static ReceiveKpiHookRequest.Builder call() {
        return ReceiveKpiHookRequest.newBuilder()
                .setWebhookId("msg_p5jXN8AQM9LWM0D4loKWxJek")
                .setWebhookTimestamp("1614265330")
                .setWebhookSignature(SIGNATURE)
                .setBody(body("{\"test\": 2432232314}"));
    }

    private static HttpBody body(String text) {
        return HttpBody.newBuilder().setData(ByteString.copyFromUtf8(text)).build();
    }
}
