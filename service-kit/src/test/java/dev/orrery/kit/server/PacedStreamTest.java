package dev.orrery.kit.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.testing.ClientCall;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PacedStreamTest {
    private final SlowClient client = new SlowClient();
    private final Source source = new Source(List.of("a", "b", "c"));

    @Test
    void makesNoPieceBeforeThereIsRoomForIt() {
        client.room = 1;
        PacedStream.send(client, source);
        assertThat(source.made).isEqualTo(1);
        assertThat(client.taken).containsExactly("a");

        client.take(1);
        assertThat(source.made).isEqualTo(2);

        client.take(5);
        assertThat(client.taken).containsExactly("a", "b", "c");
        assertThat(client.isCompleted).isTrue();
        client.take(5);
        assertThat(source.made).isEqualTo(4);
    }

    @Test
    void sendsAllToWhoeverTakesAll() {
        client.room = 10;
        PacedStream.send(client, source);
        assertThat(client.taken).containsExactly("a", "b", "c");
        assertThat(client.isCompleted).isTrue();
    }

    @Test
    void makesNothingForAClientThatHasGone() {
        client.room = 1;
        PacedStream.send(client, source);
        client.isGone = true;
        client.take(5);
        assertThat(source.made).isEqualTo(1);
    }

    @Test
    void endsWithWhatWentWrong() {
        client.room = 10;
        PacedStream.send(client, () -> {
            throw new IllegalStateException("no more");
        });
        assertThat(client.failure).hasMessage("no more");
        assertThat(client.isCompleted).isFalse();
    }

    /** Counts how often it is asked. */
    private static final class Source implements Supplier<Optional<String>> {
        private final Iterator<String> pieces;
        private int made;

        Source(List<String> pieces) {
            this.pieces = pieces.iterator();
        }

        @Override
        public Optional<String> get() {
            made++;
            return pieces.hasNext() ? Optional.of(pieces.next()) : Optional.empty();
        }
    }

    /** A client whose transport has room for as much as the test says. */
    private static final class SlowClient extends ClientCall<String> {
        private final List<String> taken = new ArrayList<>();
        private int room;
        private boolean isGone;
        private boolean isCompleted;
        private @Nullable Throwable failure;
        private Runnable onReady = () -> {};

        void take(int more) {
            room += more;
            onReady.run();
        }

        @Override
        public boolean isReady() {
            return taken.size() < room;
        }

        @Override
        public boolean isCancelled() {
            return isGone;
        }

        @Override
        public void onNext(String piece) {
            taken.add(piece);
        }

        @Override
        public void onError(Throwable thrown) {
            failure = thrown;
        }

        @Override
        public void onCompleted() {
            isCompleted = true;
        }

        @Override
        public void setOnReadyHandler(Runnable handler) {
            onReady = handler;
        }
    }
}
