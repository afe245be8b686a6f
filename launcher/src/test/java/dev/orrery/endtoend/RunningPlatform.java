package dev.orrery.endtoend;

import java.net.URI;
import java.net.http.HttpClient;

/** The platform that all end-to-end tests of a run share. Ask for one as a parameter of the test's constructor. */
public final class RunningPlatform {

    private final PlatformEnvironment environment;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Tokens tokens;

    RunningPlatform(PlatformEnvironment environment) {
        this.environment = environment;
        this.tokens = new Tokens(keycloak(), http);
    }

    public URI gateway() {
        return environment.url("ORRERY_GATEWAY_PORT");
    }

    public URI console() {
        return environment.url("ORRERY_CONSOLE_PORT");
    }

    public URI keycloak() {
        return environment.url("ORRERY_KEYCLOAK_PORT");
    }

    public HttpClient http() {
        return http;
    }

    /** An access token of a demo user, whose password is the name: {@code token("ada")}. */
    public String token(String user) {
        return tokens.accessToken(user);
    }

    /** A REST call through the gateway in the name of a demo user. */
    public ApiCall as(String user) {
        return new ApiCall(http, gateway(), token(user));
    }

    PlatformEnvironment environment() {
        return environment;
    }
}
