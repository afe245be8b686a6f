package dev.orrery.okr.bindings;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.ReceiveKpiHookRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A call of a webhook as the Standard Webhooks specification has it, not believed yet. */
final class HookCall {
    /** How far clocks may differ, and how long a call may be under way. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String VERSION = "v1,";

    private final ReceiveKpiHookRequest request;

    HookCall(ReceiveKpiHookRequest request) {
        this.request = request;
    }

    /**
     * The moment that the call bears; refuses a call that is not signed with the secret, and one of another time. The
     * signature comes first: nobody else learns what the time is here.
     */
    Instant verify(HookSecrets.HookSecret secret, Instant now) {
        byte[] expected = secret.sign(signedContent());
        boolean isSigned = Arrays.stream(request.getWebhookSignature().split(" "))
                .filter(signature -> signature.startsWith(VERSION))
                .anyMatch(signature -> isSame(expected, signature.substring(VERSION.length())));
        if (!isSigned) {
            throw ServiceException.of(
                            ErrorReason.KPI_HOOK_SIGNATURE_REFUSED,
                            "The call is not signed with this webhook's secret.")
                    .build();
        }
        Instant time = time();
        if (Duration.between(time, now).abs().compareTo(TOLERANCE) > 0) {
            throw ServiceException.of(
                            ErrorReason.KPI_HOOK_TIMESTAMP_REFUSED,
                            "The call's timestamp is more than " + TOLERANCE.toMinutes() + " minutes from now.")
                    .violation("webhook_timestamp", time + " (expected: about " + now + ")")
                    .build();
        }
        return time;
    }

    private byte[] signedContent() {
        byte[] head =
                (request.getWebhookId() + "." + request.getWebhookTimestamp() + ".").getBytes(StandardCharsets.UTF_8);
        byte[] body = request.getBody().getData().toByteArray();
        byte[] content = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, content, head.length, body.length);
        return content;
    }

    private static boolean isSame(byte[] expected, String signature) {
        try {
            // Takes as long whatever differs, so that nobody can feel their way to a signature.
            return MessageDigest.isEqual(expected, Base64.getDecoder().decode(signature));
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private Instant time() {
        try {
            return Instant.ofEpochSecond(Long.parseLong(request.getWebhookTimestamp()));
        } catch (NumberFormatException | DateTimeException malformed) {
            throw ServiceException.invalidField(
                    "webhook_timestamp", request.getWebhookTimestamp() + " (expected: seconds of the Unix epoch)");
        }
    }
}
