package dev.orrery.kit.follow;

import java.util.function.Consumer;
import org.jooq.DSLContext;

/** What the changes of another service mean to this one. */
public interface Follower<C> {
    /** Does what a change leads to, and calls {@code advance} in the same transaction, which moves the position. */
    void apply(C change, Consumer<DSLContext> advance);

    /**
     * Brings everything up to what the other service says now: at the first time, and after the stream was away for so
     * long that its position has expired. What changes meanwhile comes through the stream as well, so doing something
     * twice must be the same as doing it once.
     */
    void catchUp();
}
