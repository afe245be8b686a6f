package dev.orrery.gateway.transcoding;

import dev.orrery.gateway.access.RequestId;
import io.grpc.Metadata;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** The headers of a request that its service gets to see: the caller's token and what tracing needs. */
final class CallMetadata {
    private static final Map<String, Metadata.Key<String>> PASSED_ON = Map.of(
            HttpHeaders.AUTHORIZATION,
            key("authorization"),
            HttpHeaders.ACCEPT_LANGUAGE,
            key("accept-language"),
            "traceparent",
            key("traceparent"),
            "tracestate",
            key("tracestate"));
    private static final Metadata.Key<String> REQUEST_ID = key("x-request-id");

    private CallMetadata() {}

    static Metadata of(ServerWebExchange exchange) {
        Metadata metadata = new Metadata();
        PASSED_ON.forEach((header, key) -> {
            List<String> values = exchange.getRequest().getHeaders().getOrEmpty(header);
            values.forEach(value -> metadata.put(key, value));
        });
        metadata.put(REQUEST_ID, RequestId.of(exchange));
        return metadata;
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }
}
