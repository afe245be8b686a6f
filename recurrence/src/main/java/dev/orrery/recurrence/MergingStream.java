package dev.orrery.recurrence;

import java.util.List;

/** The instances of several streams in one order. */
final class MergingStream extends InstanceStream {
    private final InstanceStream[] streams;
    private final boolean[] hasHead;
    private final boolean backward;
    private int present;

    MergingStream(List<InstanceStream> streams, boolean backward) {
        this.streams = streams.toArray(new InstanceStream[0]);
        this.hasHead = new boolean[this.streams.length];
        this.backward = backward;
        for (int i = 1; i < hasHead.length; i++) {
            hasHead[i] = this.streams[i].advance();
        }
    }

    @Override
    boolean advance() {
        hasHead[present] = streams[present].advance();
        int best = -1;
        for (int i = 0; i < streams.length; i++) {
            if (hasHead[i] && (best < 0 || isBefore(streams[i].start, streams[best].start))) {
                best = i;
            }
        }
        if (best < 0) {
            return false;
        }
        present = best;
        start = streams[best].start;
        end = streams[best].end;
        return true;
    }

    @Override
    RecurrenceId id() {
        return streams[present].id();
    }

    @Override
    EventTime time() {
        return streams[present].time();
    }

    @Override
    boolean isOverridden() {
        return streams[present].isOverridden();
    }

    private boolean isBefore(long first, long second) {
        return backward ? first > second : first < second;
    }
}
