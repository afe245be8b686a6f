package dev.orrery.okr.edits;

import io.grpc.stub.StreamObserver;

/** The one response of a unary call. */
public final class Answers {
    private Answers() {}

    public static <R> void send(StreamObserver<R> responses, R response) {
        responses.onNext(response);
        responses.onCompleted();
    }
}
