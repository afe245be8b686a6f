package dev.orrery.gateway.limits;

import dev.orrery.gateway.access.ClientAddress;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The limit of one network address; it stands before authentication, so that guessing tokens is limited too. */
public final class AddressLimit {
    private final RateLimit limit;

    AddressLimit(RateLimit limit) {
        this.limit = limit;
    }

    /** Hands the request on, or refuses it. */
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return limit.filter(ClientAddress.network(exchange.getRequest()), exchange, chain);
    }
}
