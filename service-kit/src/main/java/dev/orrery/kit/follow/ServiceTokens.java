package dev.orrery.kit.follow;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Tokens of this service's own account, by OAuth2 client credentials (RFC 6749 4.4). */
public final class ServiceTokens {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** A token that ends sooner is not used any more: a stream ends with its token. */
    private static final Duration MIN_REMAINING = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ServiceAccount account;
    private final Clock clock;
    private Token token = new Token("", Instant.MIN);

    public ServiceTokens(ServiceAccount account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    /** A token that is valid for a while yet. */
    public synchronized String token() {
        Instant now = clock.instant();
        if (token.expireTime().isBefore(now.plus(MIN_REMAINING))) {
            token = request(now);
        }
        return token.value();
    }

    private Token request(Instant now) {
        String form = "grant_type=client_credentials&client_id=" + encode(account.clientId()) + "&client_secret="
                + encode(account.clientSecret());
        HttpRequest request = HttpRequest.newBuilder(URI.create(account.tokenUri()))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(
                        "token endpoint: status " + response.statusCode() + " (expected: 200) for " + account);
            }
            Map<String, Object> answer = JSONObjectUtils.parse(response.body());
            long seconds = JSONObjectUtils.getLong(answer, "expires_in");
            return new Token(JSONObjectUtils.getString(answer, "access_token"), now.plusSeconds(seconds));
        } catch (IOException unreachable) {
            throw new UncheckedIOException("token endpoint: unreachable", unreachable);
        } catch (ParseException malformed) {
            throw new IllegalStateException("token endpoint: no JSON object", malformed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopping", stopping);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private record Token(String value, Instant expireTime) {}
}
