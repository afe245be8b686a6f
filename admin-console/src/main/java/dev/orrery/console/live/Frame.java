package dev.orrery.console.live;

/** What a stream carries; each frame says where the stream is then. */
sealed interface Frame {

    /** Where to go on from after this frame. */
    String position();

    /** Something changed. */
    record Changed(String position, Change change) implements Frame {}

    /** Nothing did. */
    record Heartbeat(String position) implements Frame {}

    /** Changes were lost: read everything again, then go on from here. */
    record Reset(String position) implements Frame {}
}
