package dev.orrery.console.fakes;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A realm that signs in whom a test names, without asking for a password, and knows two organisations. */
public final class FakeKeycloak implements AutoCloseable {
    /** Organisations of the development realm. */
    public static final String ACME = "0a000000-0000-7000-8000-00000000ac3e";

    public static final String GLOBEX = "0a000000-0000-7000-8000-000000910be8";

    private static final String OIDC = "/realms/orrery/protocol/openid-connect/";

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private final AtomicInteger renewals = new AtomicInteger();
    private final DirectoryAnswers directory = new DirectoryAnswers();
    private volatile FakeUser user = FakeUser.ADA;
    private volatile Duration tokenLifetime = Duration.ofMinutes(5);
    private volatile boolean isRenewing = true;
    private volatile String lastSession = "";

    public FakeKeycloak() {
        try {
            key = new RSAKeyGenerator(2048).keyID("test").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(OIDC + "auth", this::authorize);
        server.createContext(OIDC + "token", this::token);
        server.createContext(OIDC + "certs", exchange -> json(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext(OIDC + "logout", this::logout);
        server.createContext("/admin/realms/orrery/", exchange -> {
            DirectoryAnswers.Answer answer = directory.answer(
                    exchange.getRequestURI().getPath().substring("/admin/realms/orrery/".length()),
                    query(exchange.getRequestURI().getRawQuery()));
            json(exchange, answer.status(), answer.body());
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public String issuer() {
        return url() + "/realms/orrery";
    }

    /** Who signs in next. */
    public void signIn(FakeUser next) {
        user = next;
    }

    /** How long tokens given from now on are valid. */
    public void tokensLast(Duration lifetime) {
        tokenLifetime = lifetime;
    }

    /** Whether logins can be renewed; as after a logout elsewhere they can not. */
    public void renewing(boolean renews) {
        isRenewing = renews;
    }

    /** How many logins have been renewed. */
    public int renewals() {
        return renewals.get();
    }

    public DirectoryAnswers directory() {
        return directory;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        nonces.put(code, query.get("nonce"));
        redirect(exchange, query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
    }

    private void logout(HttpExchange exchange) throws IOException {
        redirect(exchange, query(exchange.getRequestURI().getRawQuery()).getOrDefault("post_logout_redirect_uri", "/"));
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = query(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String grant = form.getOrDefault("grant_type", "");
        if (grant.equals("refresh_token")) {
            if (!isRenewing) {
                json(exchange, 400, "{\"error\":\"invalid_grant\",\"error_description\":\"Session not active\"}");
                return;
            }
            renewals.incrementAndGet();
        }
        String idToken = grant.equals("authorization_code")
                ? idToken(Objects.requireNonNull(nonces.remove(form.getOrDefault("code", ""))))
                : "";
        json(exchange, 200, """
                {"access_token":"%s","token_type":"Bearer","expires_in":%d,"refresh_token":"%s"%s}
                """.formatted(
                        UUID.randomUUID(),
                        tokenLifetime.toSeconds(),
                        UUID.randomUUID(),
                        idToken.isEmpty() ? "" : ",\"id_token\":\"" + idToken + "\""));
    }

    /** What the realm posts to its clients when the latest login ends elsewhere. */
    public String logoutToken() {
        return signed(forConsole()
                .subject(user.id())
                .jwtID(UUID.randomUUID().toString())
                .claim("sid", lastSession)
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of())));
    }

    private String idToken(String nonce) {
        lastSession = UUID.randomUUID().toString();
        JWTClaimsSet.Builder claims =
                forConsole().claim("azp", "admin-console").claim("nonce", nonce).claim("sid", lastSession);
        user.claims().forEach(claims::claim);
        return signed(claims);
    }

    private JWTClaimsSet.Builder forConsole() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("admin-console")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    private String signed(JWTClaimsSet.Builder claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("test").build(), claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().put("Location", List.of(location));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().put("Content-Type", List.of("application/json"));
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> query(@Nullable String raw) {
        if (raw == null) {
            return Map.of();
        }
        return Arrays.stream(raw.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, two) -> one));
    }
}
