package dev.orrery.gateway.security;

import dev.orrery.gateway.problems.EdgeReason;
import dev.orrery.gateway.problems.ProblemWriter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a caller is told who may not come in: as much as RFC 6750 asks for, and not why a token was refused. */
final class Refusals {
    private static final String CHALLENGE = "Bearer realm=\"orrery\"";
    private static final String INVALID_TOKEN = CHALLENGE + ", error=\"invalid_token\"";

    private Refusals() {}

    static Mono<Void> unauthenticated(ServerWebExchange exchange, AuthenticationException error) {
        boolean hadToken = error instanceof OAuth2AuthenticationException;
        return ProblemWriter.write(
                exchange,
                EdgeReason.UNAUTHENTICATED_CALLER
                        .problem()
                        .withHeader(HttpHeaders.WWW_AUTHENTICATE, hadToken ? INVALID_TOKEN : CHALLENGE));
    }

    static Mono<Void> denied(ServerWebExchange exchange, AccessDeniedException error) {
        return ProblemWriter.write(exchange, EdgeReason.ACCESS_DENIED.problem());
    }
}
