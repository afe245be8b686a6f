package dev.orrery.kit.follow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a stream, with changes that have arrived and belong together as one, and of positions the last: a follower
 * that is behind catches up in few transactions, and one that is not waits for nothing.
 */
final class Batches<C> implements AutoCloseable {
    static final int MAX_CHANGES = 200;

    private final ArrivingFrames<C> frames;
    private final BiPredicate<C, C> belongTogether;

    /** Arrived, and not of the batch before. */
    private @Nullable Frame<C> held;

    Batches(ArrivingFrames<C> frames, BiPredicate<C, C> belongTogether) {
        this.frames = frames;
        this.belongTogether = belongTogether;
    }

    /** Waits for the next; empty where the stream has ended. */
    Optional<Frame<C>> next() {
        Optional<Frame<C>> first = Optional.ofNullable(held).or(frames::take);
        held = null;
        return first.map(frame -> switch (frame) {
            case Frame.Changed<C> changed -> withWhatFollows(changed);
            case Frame.Idle<C> idle -> lastOf(idle);
            case Frame.Reset<C> _, Frame.Unknown<C> _ -> frame;
        });
    }

    private Frame<C> lastOf(Frame.Idle<C> first) {
        Frame<C> last = first;
        Frame<C> following = frames.poll().orElse(null);
        while (following instanceof Frame.Idle<C>) {
            last = following;
            following = frames.poll().orElse(null);
        }
        held = following;
        return last;
    }

    private Frame<C> withWhatFollows(Frame.Changed<C> first) {
        List<C> changes = new ArrayList<>(first.changes());
        String position = first.position();
        while (changes.size() < MAX_CHANGES) {
            Frame<C> following = frames.poll().orElse(null);
            if (following instanceof Frame.Changed<C> changed
                    && belongTogether.test(changes.getLast(), changed.changes().getFirst())) {
                changes.addAll(changed.changes());
                position = changed.position();
            } else {
                held = following;
                break;
            }
        }
        return new Frame.Changed<>(changes, position);
    }

    @Override
    public void close() {
        frames.close();
    }
}
