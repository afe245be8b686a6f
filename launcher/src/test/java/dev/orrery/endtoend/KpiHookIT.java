package dev.orrery.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A KPI that another program measures: by calls that it signs, through the gateway, without a login. */
@ExtendWith(PlatformExtension.class)
class KpiHookIT {
    private final RunningPlatform platform;
    private String kpi = "";
    private String path = "";
    private String secret = "";

    KpiHookIT(RunningPlatform platform) {
        this.platform = platform;
    }

    @BeforeEach
    void bindAKpi() {
        ApiCall ada = platform.as("ada");
        kpi = ada.create("/v1/orgs/acme/kpis", "{\"displayName\": \"Signups\", \"period\": \"DAILY\"}");
        String binding = ada.create("/v1/" + kpi + "/bindings", "{\"displayName\": \"The shop\", \"webhook\": {}}");
        JsonNode rotated = ok(ada.post("/v1/" + binding + ":rotateSecret", "{}"));
        path = rotated.at("/kpiBinding/webhook/path").asString();
        secret = rotated.path("secret").asString();
    }

    @Test
    void recordsASignedCallOnce() throws IOException, InterruptedException {
        HttpRequest call = signed("{\"value\": 12.5}", secret);

        assertThat(ok(send(call)).at("/result/created").asInt()).isEqualTo(1);
        assertThat(ok(platform.as("ada").get("/v1/" + kpi))
                        .at("/currentValue/value")
                        .asString())
                .isEqualTo("12.5");

        HttpResponse<String> replayed = send(call);
        assertThat(replayed.statusCode()).isEqualTo(409);
        assertThat(ApiCall.json(replayed).path("reason").asString()).isEqualTo("KPI_HOOK_REPLAYED");
        assertThat(ok(platform.as("ada").get("/v1/" + kpi + "/measurements")).path("measurements"))
                .hasSize(1);
    }

    @Test
    void recordsNothingThatIsSignedOtherwise() throws IOException, InterruptedException {
        HttpResponse<String> refused = send(signed("{\"value\": 1}", "whsec_AAAA"));

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(ApiCall.json(refused).path("reason").asString()).isEqualTo("KPI_HOOK_SIGNATURE_REFUSED");
        assertThat(ok(platform.as("ada").get("/v1/" + kpi)).has("currentValue")).isFalse();
    }

    private HttpRequest signed(String body, String signedWith) {
        String id = UUID.randomUUID().toString();
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        return HttpRequest.newBuilder(platform.gateway().resolve(path))
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1," + sign(id + "." + timestamp + "." + body, signedWith))
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static String sign(String content, String signedWith) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    Base64.getDecoder().decode(signedWith.substring("whsec_".length())), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("HMAC-SHA256 is missing", e);
        }
    }

    private HttpResponse<String> send(HttpRequest call) throws IOException, InterruptedException {
        return platform.http().send(call, BodyHandlers.ofString());
    }

    private static JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return ApiCall.json(answer);
    }
}
