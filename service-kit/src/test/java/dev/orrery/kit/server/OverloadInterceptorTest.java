package dev.orrery.kit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kittest.v1.NoteServiceGrpc;
import io.grpc.Attributes;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import org.junit.jupiter.api.Test;

class OverloadInterceptorTest {
    private final OverloadInterceptor interceptor = new OverloadInterceptor(2);

    @Test
    void refusesOneCallTooMany() {
        start(NoteServiceGrpc.getGetNoteMethod());
        start(NoteServiceGrpc.getGetNoteMethod());

        assertThatThrownBy(() -> start(NoteServiceGrpc.getGetNoteMethod()))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo("RATE_LIMITED"));
    }

    @Test
    void letsTheNextInWhenACallEndsHoweverItEnds() {
        ServerCall.Listener<?> first = start(NoteServiceGrpc.getGetNoteMethod());
        ServerCall.Listener<?> second = start(NoteServiceGrpc.getGetNoteMethod());
        first.onComplete();
        second.onCancel();
        second.onComplete();

        start(NoteServiceGrpc.getGetNoteMethod());
        start(NoteServiceGrpc.getGetNoteMethod());
        assertThatThrownBy(() -> start(NoteServiceGrpc.getGetNoteMethod())).isInstanceOf(ServiceException.class);
    }

    @Test
    void givesBackThePlaceOfACallThatCouldNotStart() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> interceptor.interceptCall(
                            new IdleCall<>(NoteServiceGrpc.getGetNoteMethod()), new Metadata(), (call, headers) -> {
                                throw new IllegalStateException("no");
                            }))
                    .hasMessage("no");
        }
    }

    @Test
    void doesNotCountStreams() {
        for (int i = 0; i < 5; i++) {
            assertThat(start(NoteServiceGrpc.getWatchMethod())).isNotNull();
        }
    }

    private <Q, R> ServerCall.Listener<Q> start(MethodDescriptor<Q, R> method) {
        return interceptor.interceptCall(
                new IdleCall<>(method), new Metadata(), (call, headers) -> new ServerCall.Listener<>() {});
    }

    /** A call that nothing happens on. */
    private static final class IdleCall<Q, R> extends ServerCall<Q, R> {
        private final MethodDescriptor<Q, R> method;

        IdleCall(MethodDescriptor<Q, R> method) {
            this.method = method;
        }

        @Override
        public void request(int count) {}

        @Override
        public void sendHeaders(Metadata headers) {}

        @Override
        public void sendMessage(R message) {}

        @Override
        public void close(Status status, Metadata trailers) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public MethodDescriptor<Q, R> getMethodDescriptor() {
            return method;
        }

        @Override
        public Attributes getAttributes() {
            return Attributes.EMPTY;
        }
    }
}
