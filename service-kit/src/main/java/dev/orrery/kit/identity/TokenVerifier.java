package dev.orrery.kit.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Turns a bearer token into its {@link Caller}. The signature of a token is verified once; then its caller is
 * remembered until the token expires, because a verification costs more than most of our calls.
 */
public final class TokenVerifier {
    /** Bounds the memory: about 10 000 tokens of 2 kB with their callers. */
    private static final long MAX_CACHED_CHARACTERS = 32L << 20;

    private static final int CALLER_WEIGHT = 1024;

    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> claims;
    private final Clock clock;
    private final Cache<String, Caller> verified;

    /**
     * @param signatures decodes a token that one of the issuer's keys signed
     * @param claims says whether a decoded token is for this service, from its issuer, and not expired
     */
    TokenVerifier(JwtDecoder signatures, OAuth2TokenValidator<Jwt> claims, Clock clock) {
        this.signatures = signatures;
        this.claims = claims;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumWeight(MAX_CACHED_CHARACTERS)
                .weigher((String token, Caller caller) -> token.length() + CALLER_WEIGHT)
                .expireAfter(Expiry.creating(
                        (String token, Caller caller) -> Duration.between(clock.instant(), caller.expireTime())))
                .build();
    }

    /**
     * The caller of a valid token.
     *
     * @throws JwtException when it is not valid ({@link org.springframework.security.oauth2.jwt.BadJwtException}), or
     *     when that could not be told
     */
    public Caller verify(String token) {
        Caller known = verified.getIfPresent(token);
        if (known != null && clock.instant().isBefore(known.expireTime())) {
            return known;
        }
        Jwt decoded = signatures.decode(token);
        OAuth2TokenValidatorResult result = claims.validate(decoded);
        if (result.hasErrors()) {
            throw new JwtValidationException("The token's claims are refused", result.getErrors());
        }
        Caller caller = Claims.caller(decoded);
        verified.put(token, caller);
        return caller;
    }
}
