package dev.orrery.kit.follow;

import java.util.Iterator;

/** The change stream of another service. */
public interface FollowedSource<C> {
    /** The position to begin at: now. */
    String now();

    /** Frames after a position, until the stream ends; runs in the current gRPC context, which ends it. */
    Iterator<Frame<C>> after(String position);
}
