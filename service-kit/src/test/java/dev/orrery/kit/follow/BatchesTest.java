package dev.orrery.kit.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    @Test
    void takesChangesThatBelongTogetherAtOnceAndInOrderAndTheLastOfPositions() throws Exception {
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
    void takesNoMoreThanATransactionShould() throws Exception {
        List<Frame<String>> many = IntStream.range(0, Batches.MAX_CHANGES + 1)
                .mapToObj(i -> changed("a" + i))
                .toList();
        Stream stream = new Stream(many);
        try (Batches<String> batches = new Batches<>(stream, (change, next) -> true)) {
            assertThat(((Frame.Changed<String>) batches.next().orElseThrow()).changes())
                    .hasSizeLessThanOrEqualTo(Batches.MAX_CHANGES);
        }
    }

    @Test
    void tellsOfAFailureAfterWhatCameBeforeIt() throws Exception {
        Stream stream = new Stream(List.of(changed("a1")));
        try (Batches<String> batches = new Batches<>(stream, (change, next) -> true)) {
            stream.awaitEnd();

            assertThat(batches.next()).contains(new Frame.Changed<>(List.of("a1"), "after a1"));
            assertThatThrownBy(batches::next).isInstanceOf(Lost.class);
            assertThatThrownBy(batches::next).isInstanceOf(Lost.class);
        }
    }

    /** All batches of frames that have arrived before the first is taken. */
    private static List<Frame<String>> batches(List<Frame<String>> frames) throws InterruptedException {
        List<Frame<String>> taken = new ArrayList<>();
        Stream stream = new Stream(frames);
        try (Batches<String> batches = new Batches<>(stream, (change, next) -> change.charAt(0) == next.charAt(0))) {
            stream.awaitEnd();
            while (true) {
                taken.add(batches.next().orElseThrow());
            }
        } catch (Lost end) {
            return taken;
        }
    }

    private static Frame<String> changed(String change) {
        return new Frame.Changed<>(List.of(change), "after " + change);
    }

    private static Frame<String> idle(String position) {
        return new Frame.Idle<>(position);
    }

    /** Sends these frames, and is lost. */
    private static final class Stream implements Iterator<Frame<String>> {
        private final Iterator<Frame<String>> frames;
        private final CountDownLatch end = new CountDownLatch(1);

        Stream(List<Frame<String>> frames) {
            this.frames = frames.iterator();
        }

        void awaitEnd() throws InterruptedException {
            end.await();
        }

        @Override
        public boolean hasNext() {
            if (!frames.hasNext()) {
                end.countDown();
                throw new Lost();
            }
            return true;
        }

        @Override
        public Frame<String> next() {
            return frames.next();
        }
    }

    /** What ends every stream here. */
    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
