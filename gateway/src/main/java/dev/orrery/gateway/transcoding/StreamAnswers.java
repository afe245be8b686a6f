package dev.orrery.gateway.transcoding;

import com.google.api.HttpBody;
import dev.orrery.gateway.access.RequestId;
import dev.orrery.gateway.contract.Answer;
import dev.orrery.gateway.problems.EdgeReason;
import dev.orrery.gateway.problems.StatusProblems;
import dev.orrery.gateway.transcoding.json.JsonAnswers;
import io.grpc.StatusRuntimeException;
import java.util.Objects;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/**
 * Writes the answers of a server stream as they come, at the pace that the caller reads.
 *
 * <p>The headers go out with the first answer, or after a short head start when the stream is silent. An error before
 * that has its own HTTP status; an error after it is the last frame.
 */
@Component
final class StreamAnswers {
    // Answers taken from the service before the caller has read the ones before.
    private static final int PREFETCHED_ANSWERS = 16;

    private final JsonAnswers json;
    private final TranscodingProperties properties;

    StreamAnswers(JsonAnswers json, TranscodingProperties properties) {
        this.json = json;
        this.properties = properties;
    }

    /** Writes frames in a format. */
    Mono<Void> write(ServerWebExchange exchange, StreamFormat format, Flux<Answer> answers) {
        FrameEncoder encoder = new FrameEncoder(format, json, RequestId.of(exchange));
        ServerHttpResponse response = exchange.getResponse();
        return withKeepAlives(answers)
                // Before the headers are sent, so that an answer that cannot be printed still has a status of its own.
                .map(encoder::encode)
                .switchOnFirst((first, frames) -> {
                    Throwable early = first.getThrowable();
                    if (early != null) {
                        return Mono.<Void>error(early);
                    }
                    begin(response, format);
                    // Flushed whenever no more are waiting. The variant that flushes after each joins two sources for
                    // every frame, and demand that meets the change from one to the other is lost (decision 0202).
                    return response.writeWith(frames.onErrorResume(e -> Mono.just(encoder.encode(failure(e))))
                            .map(response.bufferFactory()::wrap));
                })
                .then();
    }

    /** Writes the pieces of one raw body, whose type is that of the first. */
    Mono<Void> writeRaw(ServerWebExchange exchange, Flux<Answer> answers) {
        ServerHttpResponse response = exchange.getResponse();
        return answers.map(RawBodies::of)
                .switchOnFirst((first, pieces) -> {
                    Throwable early = first.getThrowable();
                    if (early != null) {
                        return Mono.<Void>error(early);
                    }
                    HttpBody start = Objects.requireNonNullElse(first.get(), HttpBody.getDefaultInstance());
                    response.setStatusCode(HttpStatus.OK);
                    response.getHeaders().set(HttpHeaders.CONTENT_TYPE, RawBodies.contentType(start));
                    return response.writeWith(pieces.map(piece -> buffer(response, piece)));
                })
                .then();
    }

    private Flux<Frame> withKeepAlives(Flux<Answer> answers) {
        Flux<Frame> frames = answers.map(Frame.Data::new);
        Flux<Frame> keepAlives = Flux.interval(properties.streamHeadStart(), properties.keepAlive())
                .onBackpressureDrop()
                .map(tick -> new Frame.KeepAlive());
        // The end of the answers is the end, though keep-alives would go on.
        return Flux.merge(PREFETCHED_ANSWERS, frames.materialize(), keepAlives.map(Signal::next))
                .dematerialize();
    }

    private static void begin(ServerHttpResponse response, StreamFormat format) {
        response.setStatusCode(HttpStatus.OK);
        response.getHeaders().setContentType(format.mediaType());
        response.getHeaders().setCacheControl(CacheControl.noStore());
        // Reverse proxies that buffer would hold the frames back.
        response.getHeaders().set("X-Accel-Buffering", "no");
    }

    private static Frame failure(Throwable error) {
        return new Frame.Failure(
                error instanceof StatusRuntimeException status
                        ? StatusProblems.of(status.getStatus(), status.getTrailers())
                        : EdgeReason.INTERNAL_ERROR.problem());
    }

    private static DataBuffer buffer(ServerHttpResponse response, HttpBody piece) {
        return response.bufferFactory().wrap(piece.getData().asReadOnlyByteBuffer());
    }
}
