package dev.orrery.okr;

import dev.orrery.calendar.v1.CalendarChangeServiceGrpc;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.ListChangesRequest;
import dev.orrery.calendar.v1.ListChangesResponse;
import dev.orrery.calendar.v1.WatchRequest;
import dev.orrery.calendar.v1.WatchResponse;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;

/** A change stream whose changes, ends and resets a test decides. A position is how many changes lie before it. */
final class FakeCalendarStream extends CalendarChangeServiceGrpc.CalendarChangeServiceImplBase {
    private final List<Change> log = new ArrayList<>();
    private final List<StreamObserver<WatchResponse>> watchers = new ArrayList<>();
    private int connections;
    private boolean isExpired;

    @Override
    public synchronized void listChanges(ListChangesRequest request, StreamObserver<ListChangesResponse> responses) {
        responses.onNext(ListChangesResponse.newBuilder()
                .setNextPosition(Integer.toString(log.size()))
                .build());
        responses.onCompleted();
    }

    @Override
    public synchronized void watch(WatchRequest request, StreamObserver<WatchResponse> responses) {
        connections++;
        if (isExpired) {
            isExpired = false;
            responses.onNext(WatchResponse.newBuilder()
                    .setReset(WatchResponse.Reset.newBuilder().setPosition(Integer.toString(log.size())))
                    .build());
            responses.onCompleted();
            return;
        }
        int from = Integer.parseInt(request.getResumePosition());
        responses.onNext(WatchResponse.newBuilder()
                .setHeartbeat(WatchResponse.Heartbeat.newBuilder().setPosition(request.getResumePosition()))
                .build());
        log.subList(from, log.size()).forEach(change -> responses.onNext(frame(change)));
        watchers.add(responses);
    }

    /** Something has changed. */
    synchronized void publish(Change change) {
        Change placed =
                change.toBuilder().setPosition(Integer.toString(log.size() + 1)).build();
        log.add(placed);
        watchers.forEach(watcher -> watcher.onNext(frame(placed)));
    }

    /** Every stream breaks. */
    synchronized void disconnect() {
        watchers.forEach(watcher -> watcher.onError(Status.UNAVAILABLE.asRuntimeException()));
        watchers.clear();
    }

    /** Every stream breaks, and the next is told that its position has expired. */
    synchronized void expire() {
        isExpired = true;
        disconnect();
    }

    /** Forgets a change as if it had been too long ago, so that only a reset can tell of it. */
    synchronized void publishUnseen(Change change) {
        log.add(change);
    }

    synchronized int connections() {
        return connections;
    }

    private static WatchResponse frame(Change change) {
        return WatchResponse.newBuilder().setChange(change).build();
    }
}
