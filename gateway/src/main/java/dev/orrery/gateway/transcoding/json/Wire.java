package dev.orrery.gateway.transcoding.json;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;

/** The bytes of an answer, read once from the front. */
final class Wire {
    // The parser takes a hundred levels; these together are less, so that it decides about what is nearly too deep.
    private static final int MAX_DEPTH = 64;
    private static final int MAX_DEPTH_OF_WELL_KNOWN = 32;

    private final byte[] bytes;
    private final CodedInputStream in;
    private int depth;

    Wire(byte[] bytes) {
        this.bytes = bytes;
        this.in = CodedInputStream.newInstance(bytes);
        this.in.setRecursionLimit(MAX_DEPTH_OF_WELL_KNOWN);
    }

    CodedInputStream in() {
        return in;
    }

    /** Goes into what begins with its length, after which the wire ends; gives what {@link #leave} needs. */
    int enter() throws IOException {
        if (++depth > MAX_DEPTH) {
            throw new UnusualAnswerException("messages within messages, deeper than " + MAX_DEPTH);
        }
        return in.pushLimit(in.readRawVarint32());
    }

    void leave(int outerLimit) {
        in.popLimit(outerLimit);
        depth--;
    }

    /** Copies a text that begins with its length. */
    void string(JsonBytes out) throws IOException {
        int length = in.readRawVarint32();
        int from = in.getTotalBytesRead();
        in.skipRawBytes(length);
        out.string(bytes, from, length);
    }
}
