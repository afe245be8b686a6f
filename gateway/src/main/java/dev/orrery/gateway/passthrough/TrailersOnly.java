package dev.orrery.gateway.passthrough;

import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Keeps the details of an error that has no answer before it. Such a gRPC response is one block of headers; the
 * gateway's own filter makes trailers of its status and message alone, and clients look nowhere else.
 */
@Component
final class TrailersOnly implements HttpHeadersFilter, Ordered {
    private static final String STATUS = "grpc-status";
    private static final Set<String> HEADERS = Set.of("content-type", "content-length", "date", "server", "trailer");

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders received, ServerWebExchange exchange) {
        if (!received.containsHeader(STATUS)) {
            return received;
        }
        HttpHeaders headers = new HttpHeaders();
        HttpHeaders trailers = new HttpHeaders();
        received.forEach((name, values) ->
                (HEADERS.contains(name.toLowerCase(Locale.ROOT)) ? headers : trailers).addAll(name, values));
        nativeResponse(exchange.getResponse())
                .trailerHeaders(target -> trailers.forEach((name, values) -> target.set(name, values)));
        return headers;
    }

    private static HttpServerResponse nativeResponse(ServerHttpResponse response) {
        ServerHttpResponse innermost = response;
        while (innermost instanceof ServerHttpResponseDecorator decorator) {
            innermost = decorator.getDelegate();
        }
        return ((AbstractServerHttpResponse) innermost).getNativeResponse();
    }
}
