package dev.orrery.kit.testing;

import io.grpc.stub.ServerCallStreamObserver;

/** The client's side of a call in place of a transport; a test says what it takes and keeps. */
public abstract class ClientCall<T> extends ServerCallStreamObserver<T> {
    @Override
    public void onCompleted() {}

    @Override
    public void setOnReadyHandler(Runnable handler) {}

    @Override
    public void setOnCancelHandler(Runnable handler) {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void request(int count) {}

    @Override
    public void setMessageCompression(boolean isEnabled) {}

    @Override
    public void setCompression(String compression) {}
}
