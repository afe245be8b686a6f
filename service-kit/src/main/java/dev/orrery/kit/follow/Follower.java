package dev.orrery.kit.follow;

import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** What the changes of another service mean to this one. */
public interface Follower<C> {
    /** Whether a change may be applied in one transaction with the one right before it. */
    boolean belongTogether(C change, C next);

    /**
     * Does what changes that belong together lead to, in their order, and calls {@code advance} in the same transaction,
     * which moves the position.
     */
    void apply(List<C> changes, Consumer<DSLContext> advance);

    /**
     * Brings everything up to what the other service says now: at the first time, and after the stream was away for so
     * long that its position has expired. What changes meanwhile comes through the stream as well, so doing something
     * twice must be the same as doing it once.
     */
    void catchUp();
}
