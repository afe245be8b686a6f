package dev.orrery.gateway.access;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * One line per request: who asked for what, how it ended and how long it took. No query, header or body is ever in it,
 * and no path whose last part is a secret.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public final class AccessLog implements WebFilter {
    private static final Logger LOG = LoggerFactory.getLogger("dev.orrery.gateway.access");
    private static final String CALLER_ATTRIBUTE = AccessLog.class.getName();
    // Whoever knows these paths needs no token.
    private static final List<String> SECRET_PREFIXES = List.of("/feeds/", "/hooks/");

    /** Notes who is calling, once that is known. */
    public static void noteCaller(ServerWebExchange exchange, String subject) {
        exchange.getAttributes().put(CALLER_ATTRIBUTE, subject);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        long start = System.nanoTime();
        return chain.filter(exchange).doFinally(signal -> LOG.atInfo().log(() -> line(exchange, signal, start)));
    }

    private static String line(ServerWebExchange exchange, SignalType signal, long start) {
        ServerHttpRequest request = exchange.getRequest();
        return "requestId=%s method=%s path=%s status=%s caller=%s address=%s millis=%d%s"
                .formatted(
                        RequestId.of(exchange),
                        request.getMethod(),
                        shownPath(request.getURI().getRawPath()),
                        Optional.ofNullable(exchange.getResponse().getStatusCode())
                                .map(HttpStatusCode::value)
                                .map(String::valueOf)
                                .orElse("-"),
                        exchange.getAttributeOrDefault(CALLER_ATTRIBUTE, "-"),
                        ClientAddress.of(request),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                        signal == SignalType.CANCEL ? " left=true" : "");
    }

    private static String shownPath(String rawPath) {
        return SECRET_PREFIXES.stream()
                .filter(rawPath::startsWith)
                .findFirst()
                .map(prefix -> prefix + "...")
                .orElse(rawPath);
    }
}
