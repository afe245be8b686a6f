package dev.orrery.gateway.transcoding;

import dev.orrery.gateway.transcoding.paths.Lookup;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Looks the HTTP rule of a request up, once per request, with what HTTP itself adds: HEAD and OPTIONS. */
@Component
final class RestLookup {
    private static final String ATTRIBUTE = RestLookup.class.getName();

    private final RestBindings bindings;

    RestLookup(RestBindings bindings) {
        this.bindings = bindings;
    }

    Lookup<RestBinding> of(ServerWebExchange exchange) {
        Lookup<RestBinding> known = exchange.getAttribute(ATTRIBUTE);
        if (known != null) {
            return known;
        }
        Lookup<RestBinding> found = find(exchange.getRequest());
        exchange.getAttributes().put(ATTRIBUTE, found);
        return found;
    }

    /** The channel that the path belongs to; a path that cannot be read belongs to any. */
    Optional<String> channel(ServerWebExchange exchange, String anyChannel) {
        return switch (of(exchange)) {
            case Lookup.Found<RestBinding> found -> Optional.of(found.value().channel());
            case Lookup.WrongMethod<RestBinding> wrong ->
                Optional.of(wrong.anyValue().channel());
            case Lookup.Malformed<RestBinding> malformed -> Optional.of(anyChannel);
            case Lookup.Unknown<RestBinding> unknown -> Optional.empty();
        };
    }

    private Lookup<RestBinding> find(ServerHttpRequest request) {
        String path = request.getURI().getRawPath();
        if (HttpMethod.HEAD.equals(request.getMethod())
                && bindings.find(HttpMethod.GET.name(), path) instanceof Lookup.Found<RestBinding> found
                && !found.value().isStreaming()) {
            return found;
        }
        Lookup<RestBinding> lookup = bindings.find(request.getMethod().name(), path);
        return lookup instanceof Lookup.WrongMethod<RestBinding> wrong ? withHttpsOwn(wrong) : lookup;
    }

    private static Lookup<RestBinding> withHttpsOwn(Lookup.WrongMethod<RestBinding> wrong) {
        TreeSet<String> allowed = new TreeSet<>(wrong.allowedMethods());
        allowed.add(HttpMethod.OPTIONS.name());
        if (allowed.contains(HttpMethod.GET.name()) && !wrong.anyValue().isStreaming()) {
            allowed.add(HttpMethod.HEAD.name());
        }
        return new Lookup.WrongMethod<>(wrong.anyValue(), allowed);
    }
}
