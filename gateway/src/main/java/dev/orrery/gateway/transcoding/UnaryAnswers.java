package dev.orrery.gateway.transcoding;

import com.google.api.HttpBody;
import dev.orrery.gateway.contract.Answer;
import dev.orrery.gateway.transcoding.json.JsonAnswers;
import dev.orrery.gateway.transcoding.json.JsonBytes;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Writes the one answer of a unary call: JSON or raw bytes, with its entity tag. */
@Component
final class UnaryAnswers {
    private static final int EXPECTED_GROWTH = 3;

    private final JsonAnswers json;

    UnaryAnswers(JsonAnswers json) {
        this.json = json;
    }

    Mono<Void> write(ServerWebExchange exchange, RestBinding binding, Answer answer) {
        Answer shown = binding.shown(answer);
        HttpHeaders headers = exchange.getResponse().getHeaders();
        // Bytes have no field for their version; what they come in may.
        Optional<String> tag = EntityTags.of(binding.isRaw() ? answer : shown);
        if (tag.isPresent()) {
            headers.setETag(tag.get());
            // Whoever keeps it has to ask again, and is told when nothing changed.
            headers.setCacheControl(CacheControl.noCache().cachePrivate());
            if (isRead(exchange) && EntityTags.isKnown(exchange.getRequest().getHeaders(), tag.get())) {
                exchange.getResponse().setStatusCode(HttpStatus.NOT_MODIFIED);
                return exchange.getResponse().setComplete();
            }
        }
        if (binding.isRaw()) {
            HttpBody raw = RawBodies.of(shown);
            headers.set(HttpHeaders.CONTENT_TYPE, RawBodies.contentType(raw));
            return body(exchange, raw.getData().asReadOnlyByteBuffer());
        }
        headers.setContentType(MediaType.APPLICATION_JSON);
        JsonBytes text = new JsonBytes(EXPECTED_GROWTH * shown.bytes().length);
        json.print(shown, text);
        return body(exchange, text.asBuffer());
    }

    private static Mono<Void> body(ServerWebExchange exchange, ByteBuffer bytes) {
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatus.OK);
        response.getHeaders().setContentLength(bytes.remaining());
        return HttpMethod.HEAD.equals(exchange.getRequest().getMethod())
                ? response.setComplete()
                : response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }

    private static boolean isRead(ServerWebExchange exchange) {
        HttpMethod method = exchange.getRequest().getMethod();
        return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method);
    }
}
