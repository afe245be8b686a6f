package dev.orrery.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.kit.testing.TestTokens;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class TokenVerifierTest {
    private static final JwtDecoder SIGNATURES = TestTokens.decoder();

    private final AtomicInteger verifications = new AtomicInteger();
    private final FixedClock clock = new FixedClock();
    private final TokenVerifier tokens = new TokenVerifier(
            token -> {
                verifications.incrementAndGet();
                return SIGNATURES.decode(token);
            },
            IdentityAutoConfiguration.claims(
                    new IdentityProperties(TestTokens.ISSUER, "calendar-service", null, Set.of()), clock),
            clock);

    @Test
    void verifiesATokenOnce() {
        String token = TestTokens.of(TestCaller.named("ada"));

        Caller first = tokens.verify(token);
        Caller second = tokens.verify(token);

        assertThat(second).isSameAs(first);
        assertThat(verifications).hasValue(1);
    }

    @Test
    void remembersNoRefusal() {
        assertThatThrownBy(() -> tokens.verify("nonsense")).isInstanceOf(JwtException.class);
        assertThatThrownBy(() -> tokens.verify("nonsense")).isInstanceOf(JwtException.class);

        assertThat(verifications).hasValue(2);
    }

    @Test
    void refusesAKnownTokenWhenItHasExpired() {
        String token = TestTokens.of(TestCaller.named("ada"));
        Caller caller = tokens.verify(token);

        clock.set(caller.expireTime().plusSeconds(31));

        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(JwtException.class);
    }
}
