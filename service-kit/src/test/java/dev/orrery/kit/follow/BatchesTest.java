package dev.orrery.kit.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.StringValue;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchesTest {
    @Test
    void takesChangesThatBelongTogetherAtOnceAndInOrderAndTheLastOfPositions() throws IOException {
        assertThat(batches(List.of("a1", "a2", "b1", "i1", "i2", "b2", "b3")))
                .containsExactly(
                        new Frame.Changed<>(List.of("a1", "a2"), "after a2"),
                        new Frame.Changed<>(List.of("b1"), "after b1"),
                        idle("i2"),
                        new Frame.Changed<>(List.of("b2", "b3"), "after b3"));
    }

    @Test
    void takesNoMoreThanATransactionShould() throws IOException {
        try (Stream stream = new Stream();
                Batches<String> batches = stream.batches((change, next) -> true)) {
            IntStream.rangeClosed(0, Batches.MAX_CHANGES).forEach(i -> stream.send("a" + i));

            assertThat(changes(batches)).hasSize(Batches.MAX_CHANGES);
            assertThat(changes(batches)).hasSize(1);
        }
    }

    @Test
    void asksForMoreAsItTakesAndHoldsNoMoreThanTheLimit() throws IOException {
        try (Stream stream = new Stream();
                Batches<String> batches = stream.batches((change, next) -> false)) {
            assertThat(stream.sendAllThatIsAskedFor()).isEqualTo(ArrivingFrames.LIMIT);

            int taken = 0;
            while (!stream.isAskedForMore()) {
                // One more has been taken than has been given: whether it belongs to the one before.
                assertThat(taken).isLessThan(ArrivingFrames.LIMIT - 1);
                assertThat(changes(batches)).containsExactly("a" + taken++);
            }
            assertThat(taken).isPositive();
            assertThat(stream.sendAllThatIsAskedFor()).isLessThanOrEqualTo(taken + 1);
        }
    }

    @Test
    void tellsOfAFailureAfterWhatCameBeforeIt() throws IOException {
        try (Stream stream = new Stream();
                Batches<String> batches = stream.batches((change, next) -> true)) {
            stream.send("a1");
            stream.fail();

            assertThat(batches.next()).contains(new Frame.Changed<>(List.of("a1"), "after a1"));
            assertThatThrownBy(batches::next).isInstanceOf(StatusRuntimeException.class);
            assertThatThrownBy(batches::next).isInstanceOf(StatusRuntimeException.class);
        }
    }

    @Test
    void endsWithTheStream() throws IOException {
        try (Stream stream = new Stream();
                Batches<String> batches = stream.batches((change, next) -> true)) {
            stream.send("i1");
            stream.end();

            assertThat(batches.next()).contains(idle("i1"));
            assertThat(batches.next()).isEmpty();
            assertThat(batches.next()).isEmpty();
        }
    }

    @Test
    void endsTheStreamWhenItIsClosed() throws IOException {
        try (Stream stream = new Stream()) {
            Batches<String> batches = stream.batches((change, next) -> true);
            assertThat(stream.isCancelled()).isFalse();
            batches.close();
            assertThat(stream.isCancelled()).isTrue();
        }
    }

    /** All batches of messages that have arrived before the first is taken. */
    private static List<Frame<String>> batches(List<String> messages) throws IOException {
        List<Frame<String>> taken = new ArrayList<>();
        try (Stream stream = new Stream();
                Batches<String> batches = stream.batches((change, next) -> change.charAt(0) == next.charAt(0))) {
            messages.forEach(stream::send);
            stream.end();
            for (var next = batches.next(); next.isPresent(); next = batches.next()) {
                taken.add(next.get());
            }
        }
        return taken;
    }

    private static List<String> changes(Batches<String> batches) {
        return ((Frame.Changed<String>) batches.next().orElseThrow()).changes();
    }

    private static Frame<String> meaning(StringValue message) {
        return message.getValue().startsWith("i")
                ? idle(message.getValue())
                : new Frame.Changed<>(List.of(message.getValue()), "after " + message.getValue());
    }

    private static Frame<String> idle(String position) {
        return new Frame.Idle<>(position);
    }

    /** A stream of texts, which are positions where they begin with i, and its server. */
    private static final class Stream implements AutoCloseable {
        private static final String SERVICE = "test.Stream";
        private static final MethodDescriptor<StringValue, StringValue> WATCH =
                MethodDescriptor.<StringValue, StringValue>newBuilder()
                        .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                        .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Watch"))
                        .setRequestMarshaller(ProtoUtils.marshaller(StringValue.getDefaultInstance()))
                        .setResponseMarshaller(ProtoUtils.marshaller(StringValue.getDefaultInstance()))
                        .build();

        private final Server server;
        private final ManagedChannel channel;
        private @Nullable ServerCallStreamObserver<StringValue> client;
        private int sent;

        Stream() throws IOException {
            String name = InProcessServerBuilder.generateName();
            this.server = InProcessServerBuilder.forName(name)
                    .directExecutor()
                    .addService(ServerServiceDefinition.builder(SERVICE)
                            .addMethod(
                                    WATCH,
                                    ServerCalls.asyncServerStreamingCall(
                                            (_, observer) -> client = (ServerCallStreamObserver<StringValue>) observer))
                            .build())
                    .build()
                    .start();
            this.channel =
                    InProcessChannelBuilder.forName(name).directExecutor().build();
        }

        Batches<String> batches(BiPredicate<String, String> belongTogether) {
            return new Batches<>(
                    ArrivingFrames.of(
                            frames -> ClientCalls.asyncServerStreamingCall(
                                    channel.newCall(WATCH, CallOptions.DEFAULT),
                                    StringValue.getDefaultInstance(),
                                    frames),
                            BatchesTest::meaning),
                    belongTogether);
        }

        void send(String message) {
            client().onNext(StringValue.of(message));
        }

        /** How many were. */
        int sendAllThatIsAskedFor() {
            int before = sent;
            while (isAskedForMore()) {
                send("a" + sent++);
            }
            return sent - before;
        }

        boolean isAskedForMore() {
            return client().isReady();
        }

        boolean isCancelled() {
            return client().isCancelled();
        }

        void fail() {
            client().onError(Status.UNAVAILABLE.asRuntimeException());
        }

        void end() {
            client().onCompleted();
        }

        private ServerCallStreamObserver<StringValue> client() {
            return Objects.requireNonNull(client);
        }

        @Override
        public void close() {
            channel.shutdownNow();
            server.shutdownNow();
        }
    }
}
