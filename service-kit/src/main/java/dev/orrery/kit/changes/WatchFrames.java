package dev.orrery.kit.changes;

/**
 * Makes the frames of an API's stream.
 *
 * @param <C> the API's message of one change
 * @param <F> the API's frame
 */
public interface WatchFrames<C, F> {
    F change(C change);

    /** Nothing more up to {@code position}. */
    F heartbeat(String position);

    /** The position to go on from has expired: list again, then watch from {@code position}. */
    F reset(String position);
}
