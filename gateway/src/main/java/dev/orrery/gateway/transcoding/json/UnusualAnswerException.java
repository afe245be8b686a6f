package dev.orrery.gateway.transcoding.json;

import java.io.IOException;

/** Bytes that our services do not send, and that only protobuf's own parser is sure to understand as it should. */
final class UnusualAnswerException extends IOException {
    UnusualAnswerException(String what) {
        super(what);
    }

    /** Nobody sees where it comes from, and finding out would take longer than to print a small answer. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
