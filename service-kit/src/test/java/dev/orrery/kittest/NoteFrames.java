package dev.orrery.kittest;

import dev.orrery.kit.changes.WatchFrames;
import dev.orrery.kittest.v1.Change;
import dev.orrery.kittest.v1.WatchResponse;

/** The frames of the notes' stream. */
final class NoteFrames implements WatchFrames<Change, WatchResponse> {
    @Override
    public WatchResponse change(Change change) {
        return WatchResponse.newBuilder().setChange(change).build();
    }

    @Override
    public WatchResponse heartbeat(String position) {
        return WatchResponse.newBuilder().setHeartbeat(position).build();
    }

    @Override
    public WatchResponse reset(String position) {
        return WatchResponse.newBuilder().setReset(position).build();
    }
}
