package dev.orrery.gateway.transcoding;

import com.google.protobuf.Message;
import dev.orrery.gateway.contract.Answer;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.NoSuchElementException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/**
 * gRPC calls as reactive streams: a subscriber's demand is the call's demand, its cancellation the call's, and a status
 * other than OK its error, with the trailers.
 */
final class GrpcCalls {
    private GrpcCalls() {}

    /** Calls once for one answer. */
    static Mono<Answer> unary(
            Channel channel,
            MethodDescriptor<Message, Answer> method,
            CallOptions options,
            Metadata headers,
            Message request) {
        return serverStreaming(channel, method, options, headers, request)
                .single()
                .onErrorMap(
                        e -> e instanceof NoSuchElementException || e instanceof IndexOutOfBoundsException,
                        e -> Status.INTERNAL.withCause(e).asRuntimeException());
    }

    /** Calls once for any number of answers, no faster than they are asked for. */
    static Flux<Answer> serverStreaming(
            Channel channel,
            MethodDescriptor<Message, Answer> method,
            CallOptions options,
            Metadata headers,
            Message request) {
        return Flux.create(
                sink -> {
                    ClientCall<Message, Answer> call = channel.newCall(method, options);
                    call.start(new Answers(sink), headers);
                    sink.onCancel(() -> call.cancel("the caller went away", null));
                    call.sendMessage(request);
                    call.halfClose();
                    // Demand from before is handed on here, and a call takes none before it has started.
                    sink.onRequest(count -> call.request((int) Math.min(count, Integer.MAX_VALUE)));
                },
                FluxSink.OverflowStrategy.BUFFER);
    }

    private static final class Answers extends ClientCall.Listener<Answer> {
        private final FluxSink<Answer> sink;

        Answers(FluxSink<Answer> sink) {
            this.sink = sink;
        }

        @Override
        public void onMessage(Answer answer) {
            sink.next(answer);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            if (status.isOk()) {
                sink.complete();
            } else {
                sink.error(status.asRuntimeException(trailers));
            }
        }
    }
}
