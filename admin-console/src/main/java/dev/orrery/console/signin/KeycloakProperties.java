package dev.orrery.console.signin;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where Keycloak is and how the console proves itself to it.
 *
 * @param issuer the realm as browsers know it, {@code ORRERY_ISSUER}
 * @param url the server as this process reaches it, {@code ORRERY_KEYCLOAK_URL}
 * @param clientSecret of the client {@code admin-console}, {@code ORRERY_CONSOLE_CLIENT_SECRET}
 */
@Validated
@ConfigurationProperties("orrery.keycloak")
public record KeycloakProperties(
        @NotNull URI issuer,
        @NotNull URI url,

        @NotBlank(
                message =
                        "is empty (expected: the secret of the client admin-console, from ORRERY_CONSOLE_CLIENT_SECRET)")
        String clientSecret) {

    /** The client that people sign in through and whose service account reads the directory. */
    public static final String CLIENT_ID = "admin-console";

    private static final String REALMS = "/realms/";

    public KeycloakProperties {
        String path = issuer.getPath();
        if (path == null || !path.contains(REALMS) || path.endsWith("/")) {
            throw new IllegalArgumentException("issuer: " + issuer
                    + " (expected: a realm's address such as https://id.example.org/realms/orrery)");
        }
    }

    /** The realm's name, the last part of its issuer. */
    public String realm() {
        String path = issuer.getPath();
        return path.substring(path.indexOf(REALMS) + REALMS.length());
    }

    /** An endpoint of the realm's OpenID Connect protocol, such as {@code token}. */
    String endpoint(String name) {
        return issuer + "/protocol/openid-connect/" + name;
    }
}
