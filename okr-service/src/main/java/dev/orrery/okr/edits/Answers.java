package dev.orrery.okr.edits;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;

/** The one response of a unary call. */
public final class Answers {
    private Answers() {}

    public static <R> void send(StreamObserver<R> responses, R response) {
        responses.onNext(response);
        responses.onCompleted();
    }

    /** The response of a Delete. */
    public static Empty empty(Runnable work) {
        work.run();
        return Empty.getDefaultInstance();
    }
}
