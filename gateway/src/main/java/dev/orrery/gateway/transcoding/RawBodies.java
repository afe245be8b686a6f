package dev.orrery.gateway.transcoding;

import com.google.api.HttpBody;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;

/** Answers that are bytes of their own media type. */
final class RawBodies {
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private RawBodies() {}

    static HttpBody of(Message message) {
        if (message instanceof HttpBody body) {
            return body;
        }
        try {
            return HttpBody.parseFrom(message.toByteString());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a google.api.HttpBody that is none", e);
        }
    }

    static String contentType(HttpBody body) {
        return body.getContentType().isEmpty() ? UNKNOWN_TYPE : body.getContentType();
    }
}
