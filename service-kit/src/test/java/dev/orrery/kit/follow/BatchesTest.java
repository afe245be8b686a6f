package dev.orrery.kit.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchesTest {
    @Test
    void takesChangesThatBelongTogetherAtOnceAndInOrderAndTheLastOfPositions() {
        assertThat(batches(List.of(
                        changed("a1"),
                        changed("a2"),
                        changed("b1"),
                        idle("i1"),
                        idle("i2"),
                        changed("b2"),
                        changed("b3"))))
                .containsExactly(
                        new Frame.Changed<>(List.of("a1", "a2"), "after a2"),
                        new Frame.Changed<>(List.of("b1"), "after b1"),
                        idle("i2"),
                        new Frame.Changed<>(List.of("b2", "b3"), "after b3"));
    }

    @Test
    void takesNoMoreThanATransactionShould() {
        Stream stream = new Stream();
        try (Batches<String> batches = stream.batches((change, next) -> true)) {
            IntStream.rangeClosed(0, Batches.MAX_CHANGES).forEach(i -> stream.send(changed("a" + i)));

            assertThat(changes(batches)).hasSize(Batches.MAX_CHANGES);
            assertThat(changes(batches)).hasSize(1);
        }
    }

    @Test
    void asksForMoreAsItTakesAndHoldsNoMoreThanTheLimit() {
        Stream stream = new Stream();
        try (Batches<String> batches = stream.batches((change, next) -> false)) {
            assertThat(stream.asked).isEqualTo(ArrivingFrames.LIMIT);
            for (int i = 0; i < ArrivingFrames.LIMIT; i++) {
                stream.send(changed("a" + i));
            }

            for (int i = 0; i < ArrivingFrames.LIMIT - 1; i++) {
                assertThat(changes(batches)).containsExactly("a" + i);
                assertThat(stream.asked).isLessThanOrEqualTo(ArrivingFrames.LIMIT + i + 2);
            }
            assertThat(stream.asked).isGreaterThan(ArrivingFrames.LIMIT);
        }
    }

    @Test
    void tellsOfAFailureAfterWhatCameBeforeIt() {
        Stream stream = new Stream();
        try (Batches<String> batches = stream.batches((change, next) -> true)) {
            stream.send(changed("a1"));
            stream.fail();

            assertThat(batches.next()).contains(new Frame.Changed<>(List.of("a1"), "after a1"));
            assertThatThrownBy(batches::next).isInstanceOf(StatusRuntimeException.class);
            assertThatThrownBy(batches::next).isInstanceOf(StatusRuntimeException.class);
        }
    }

    @Test
    void endsWithTheStream() {
        Stream stream = new Stream();
        try (Batches<String> batches = stream.batches((change, next) -> true)) {
            stream.send(idle("i1"));
            stream.end();

            assertThat(batches.next()).contains(idle("i1"));
            assertThat(batches.next()).isEmpty();
            assertThat(batches.next()).isEmpty();
        }
        assertThat(stream.isCancelled).isTrue();
    }

    /** All batches of frames that have arrived before the first is taken. */
    private static List<Frame<String>> batches(List<Frame<String>> frames) {
        List<Frame<String>> taken = new ArrayList<>();
        Stream stream = new Stream();
        try (Batches<String> batches = stream.batches((change, next) -> change.charAt(0) == next.charAt(0))) {
            frames.forEach(stream::send);
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

    private static Frame<String> changed(String change) {
        return new Frame.Changed<>(List.of(change), "after " + change);
    }

    private static Frame<String> idle(String position) {
        return new Frame.Idle<>(position);
    }

    /** The other side of a stream whose messages are frames. */
    private static final class Stream extends ClientCallStreamObserver<Object> {
        private @Nullable StreamObserver<Frame<String>> frames;
        private int asked;
        private boolean isCancelled;

        Batches<String> batches(BiPredicate<String, String> belongTogether) {
            return new Batches<>(ArrivingFrames.of(this::begin, Function.identity()), belongTogether);
        }

        @SuppressWarnings("unchecked") // As the stubs of gRPC do.
        private void begin(StreamObserver<Frame<String>> observer) {
            frames = observer;
            ((ClientResponseObserver<Object, Frame<String>>) observer).beforeStart(this);
        }

        void send(Frame<String> frame) {
            frames().onNext(frame);
        }

        void fail() {
            frames().onError(Status.UNAVAILABLE.asRuntimeException());
        }

        void end() {
            frames().onCompleted();
        }

        private StreamObserver<Frame<String>> frames() {
            return Objects.requireNonNull(frames);
        }

        @Override
        public void disableAutoRequestWithInitial(int request) {
            asked = request;
        }

        @Override
        public void request(int count) {
            asked += count;
        }

        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {
            isCancelled = true;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setOnReadyHandler(Runnable onReadyHandler) {
            throw new UnsupportedOperationException("a watcher sends nothing");
        }

        @Override
        public void disableAutoInboundFlowControl() {
            throw new UnsupportedOperationException("disableAutoRequestWithInitial says more");
        }

        @Override
        public void setMessageCompression(boolean enable) {
            throw new UnsupportedOperationException("a watcher sends nothing");
        }

        @Override
        public void onNext(Object request) {
            throw new UnsupportedOperationException("a watcher sends nothing");
        }

        @Override
        public void onError(Throwable failure) {
            throw new UnsupportedOperationException("a watcher sends nothing");
        }

        @Override
        public void onCompleted() {
            throw new UnsupportedOperationException("a watcher sends nothing");
        }
    }
}
