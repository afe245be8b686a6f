package dev.orrery.kit.server;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers a stream in pieces, each of which is made when the transport has room for it. So a client that reads slowly, or
 * not at all, costs one piece of memory and no thread.
 */
public final class PacedStream<T> {
    private final ServerCallStreamObserver<T> client;
    private final Supplier<Optional<T>> pieces;
    private boolean isOver;

    private PacedStream(ServerCallStreamObserver<T> client, Supplier<Optional<T>> pieces) {
        this.client = client;
        this.pieces = pieces;
    }

    /**
     * Begins the answer; the rest of it follows when there is room. To be called before the method of the service
     * returns.
     *
     * @param pieces empty after the last; asked by one thread at a time
     */
    public static <T> void send(StreamObserver<T> client, Supplier<Optional<T>> pieces) {
        PacedStream<T> stream = new PacedStream<>((ServerCallStreamObserver<T>) client, pieces);
        stream.client.setOnReadyHandler(stream::sendWhileReady);
        stream.sendWhileReady();
    }

    // gRPC runs the handler after the method has returned, never beside it.
    private void sendWhileReady() {
        try {
            while (!isOver && client.isReady() && !client.isCancelled()) {
                Optional<T> piece = pieces.get();
                isOver = piece.isEmpty();
                piece.ifPresentOrElse(client::onNext, client::onCompleted);
            }
        } catch (RuntimeException failure) {
            isOver = true;
            client.onError(failure);
        }
    }
}
