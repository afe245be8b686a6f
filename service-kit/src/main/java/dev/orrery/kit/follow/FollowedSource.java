package dev.orrery.kit.follow;

/** The change stream of another service. */
public interface FollowedSource<C> {
    /** The position to begin at: now. */
    String now();

    /** Frames after a position, until the stream ends; runs in the current gRPC context, which ends it. */
    ArrivingFrames<C> after(String position);
}
