package dev.orrery.gateway.transcoding;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.orrery.gateway.problems.EdgeReason;
import dev.orrery.gateway.transcoding.binding.RequestBinder;
import dev.orrery.gateway.transcoding.binding.RequestBody;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Mono;

/** Reads the body that a rule takes. Its bytes are counted as they come, whatever its Content-Length says. */
@Component
final class RequestBodies {
    private static final MediaType ANY_JSON = new MediaType("application", "*+json");
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final DataSize maxJsonSize;
    private final DataSize maxRawSize;

    RequestBodies(TranscodingProperties properties) {
        maxJsonSize = properties.maxJsonSize();
        maxRawSize = properties.maxRawSize();
    }

    Mono<RequestBody> read(ServerHttpRequest request, RequestBinder binder) {
        if (!binder.takesBody()) {
            return Mono.just(new RequestBody.None());
        }
        if (binder.takesRawBody()) {
            String type = request.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
            return bytes(request, maxRawSize)
                    .map(data -> new RequestBody.Raw(type == null ? UNKNOWN_TYPE : type, data));
        }
        requireJson(mediaType(request));
        return bytes(request, maxJsonSize)
                .map(text -> text.isEmpty() ? new RequestBody.None() : new RequestBody.Json(text));
    }

    private static @Nullable MediaType mediaType(ServerHttpRequest request) {
        try {
            return request.getHeaders().getContentType();
        } catch (InvalidMediaTypeException e) {
            throw unsupported();
        }
    }

    private static void requireJson(@Nullable MediaType type) {
        if (type == null) {
            return;
        }
        boolean isJson = MediaType.APPLICATION_JSON.isCompatibleWith(type) || ANY_JSON.isCompatibleWith(type);
        boolean isUtf8 = type.getCharset() == null || StandardCharsets.UTF_8.equals(type.getCharset());
        if (!isJson || !isUtf8) {
            throw unsupported();
        }
    }

    private static RuntimeException unsupported() {
        return EdgeReason.UNSUPPORTED_MEDIA_TYPE
                .problem("The body has a media type that is not read here (expected: application/json in UTF-8).")
                .withHeader(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)
                .asException();
    }

    private static Mono<ByteString> bytes(ServerHttpRequest request, DataSize max) {
        if (request.getHeaders().getContentLength() > max.toBytes()) {
            return Mono.error(tooLarge(max));
        }
        return DataBufferUtils.join(request.getBody(), (int) max.toBytes())
                .map(RequestBodies::take)
                .defaultIfEmpty(ByteString.EMPTY)
                .onErrorMap(DataBufferLimitException.class, e -> tooLarge(max));
    }

    private static ByteString take(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        // Nobody else has the array.
        return UnsafeByteOperations.unsafeWrap(bytes);
    }

    private static RuntimeException tooLarge(DataSize max) {
        return EdgeReason.BODY_TOO_LARGE
                .problem("The body is larger than " + max.toBytes() + " bytes.")
                .asException();
    }
}
