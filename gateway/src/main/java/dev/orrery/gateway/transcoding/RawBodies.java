package dev.orrery.gateway.transcoding;

import com.google.api.HttpBody;
import dev.orrery.gateway.contract.Answer;

/** Answers that are bytes of their own media type. */
final class RawBodies {
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private RawBodies() {}

    static HttpBody of(Answer answer) {
        return answer.parsed(HttpBody.parser());
    }

    static String contentType(HttpBody body) {
        return body.getContentType().isEmpty() ? UNKNOWN_TYPE : body.getContentType();
    }
}
