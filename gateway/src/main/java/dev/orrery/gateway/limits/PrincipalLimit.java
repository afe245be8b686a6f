package dev.orrery.gateway.limits;

import dev.orrery.gateway.access.AccessLog;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The limit of one caller, wherever it calls from. Who has no token is limited by address only. */
public final class PrincipalLimit {
    private final RateLimit limit;

    PrincipalLimit(RateLimit limit) {
        this.limit = limit;
    }

    /** Hands the request on, or refuses it. */
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return ReactiveSecurityContextHolder.getContext()
                .flatMap(context -> Mono.justOrEmpty(context.getAuthentication()))
                .filter(Authentication::isAuthenticated)
                .map(Authentication::getName)
                .defaultIfEmpty("")
                .flatMap(subject -> subject.isEmpty() ? chain.filter(exchange) : limited(subject, exchange, chain));
    }

    private Mono<Void> limited(String subject, ServerWebExchange exchange, WebFilterChain chain) {
        AccessLog.noteCaller(exchange, subject);
        return limit.filter(subject, exchange, chain);
    }
}
