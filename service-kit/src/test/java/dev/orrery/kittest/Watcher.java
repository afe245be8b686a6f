package dev.orrery.kittest;

import dev.orrery.kittest.v1.Change;
import dev.orrery.kittest.v1.NoteServiceGrpc;
import dev.orrery.kittest.v1.WatchRequest;
import dev.orrery.kittest.v1.WatchResponse;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client of the notes' stream that takes frames as it wants them. */
final class Watcher implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 30;

    private final CancellableContext context = Context.current().withCancellation();
    private final Iterator<WatchResponse> frames;

    private Watcher(Channel channel, WatchRequest request) {
        Context before = context.attach();
        try {
            frames = NoteServiceGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                    .watch(request);
        } finally {
            context.detach(before);
        }
    }

    /** Opens a stream; the first heartbeat shows that it stands. */
    static Watcher of(Channel channel, String parent, String resumePosition) {
        return new Watcher(
                channel,
                WatchRequest.newBuilder()
                        .setParent(parent)
                        .setResumePosition(resumePosition)
                        .build());
    }

    WatchResponse nextFrame() {
        return frames.next();
    }

    boolean hasEnded() {
        return !frames.hasNext();
    }

    String nextHeartbeat() {
        while (true) {
            WatchResponse frame = frames.next();
            if (frame.hasHeartbeat()) {
                return frame.getHeartbeat();
            }
        }
    }

    /** The next changes, passing over heartbeats. */
    List<Change> changes(int count) {
        List<Change> changes = new ArrayList<>();
        while (changes.size() < count) {
            WatchResponse frame = frames.next();
            if (frame.hasChange()) {
                changes.add(frame.getChange());
            }
        }
        return changes;
    }

    @Override
    public void close() {
        context.close();
    }
}
