package dev.orrery.kit.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.orrery.kit.identity.Membership;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Tokens as Keycloak would issue them, signed with a key of this JVM; {@link #decoder} verifies them without it. */
public final class TestTokens {
    public static final String ISSUER = "https://issuer.test/realms/orrery";

    private static final Duration AGE = Duration.ofMinutes(1);
    private static final Duration LIFETIME = Duration.ofDays(1000);
    private static final RSAKey KEY = generate();

    private TestTokens() {}

    /** A valid token of this caller for every audience. */
    public static String of(TestCaller caller) {
        return sign(claims(caller).build());
    }

    /** Claims to spoil before {@link #sign}. */
    public static JWTClaimsSet.Builder claims(TestCaller caller) {
        Instant issued = FixedClock.START.minus(AGE);
        Map<String, Object> organizations = new LinkedHashMap<>();
        for (Membership membership : caller.memberships()) {
            organizations.put(
                    membership.organization().alias(),
                    Map.of(
                            "id", membership.organization().id().toString(),
                            "groups", List.of("/" + membership.role().name().toLowerCase(Locale.ROOT))));
        }
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(List.of("gateway", "calendar-service", "okr-service", "kittest-service"))
                .subject(caller.id().toString())
                .claim("name", caller.name())
                .claim("email", caller.email())
                .claim("realm_access", Map.of("roles", List.copyOf(caller.platformRoles())))
                .claim("organization", organizations)
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plus(LIFETIME)));
    }

    public static String sign(JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            token.sign(new RSASSASigner(KEY));
        } catch (JOSEException failure) {
            throw new IllegalStateException("Could not sign a test token", failure);
        }
        return token.serialize();
    }

    /** Verifies signatures; the service under test checks the claims. */
    public static JwtDecoder decoder() {
        try {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withPublicKey(KEY.toRSAPublicKey()).build();
            decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
            return decoder;
        } catch (JOSEException failure) {
            throw new IllegalStateException("Could not read the test key", failure);
        }
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException("Could not make a test key", failure);
        }
    }
}
