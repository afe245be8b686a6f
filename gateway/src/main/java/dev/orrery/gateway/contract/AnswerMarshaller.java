package dev.orrery.gateway.contract;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes the answers of a method as they are. */
final class AnswerMarshaller implements Marshaller<Answer> {
    private final Message prototype;

    AnswerMarshaller(Message prototype) {
        this.prototype = prototype;
    }

    @Override
    public InputStream stream(Answer answer) {
        return new ByteArrayInputStream(answer.bytes());
    }

    @Override
    public Answer parse(InputStream stream) {
        try {
            return new Answer(prototype, stream.readAllBytes());
        } catch (IOException e) {
            throw Status.INTERNAL
                    .withDescription("answer: cannot be read")
                    .withCause(e)
                    .asRuntimeException();
        }
    }
}
