package dev.orrery.kit.follow;

import java.util.List;

/** What a followed stream sends, one at a time. */
public sealed interface Frame<C> {
    /** Something changed, in this order; {@code position} lies after all of it. */
    record Changed<C>(List<C> changes, String position) implements Frame<C> {
        public Changed {
            changes = List.copyOf(changes);
        }
    }

    /** Nothing that the follower asked for happened up to {@code position}. */
    record Idle<C>(String position) implements Frame<C> {}

    /** The stream cannot go on from where it was; what is told from {@code position} on is complete again. */
    record Reset<C>(String position) implements Frame<C> {}

    /** A kind of frame that is newer than this service: nothing that it must know. */
    record Unknown<C>() implements Frame<C> {}
}
