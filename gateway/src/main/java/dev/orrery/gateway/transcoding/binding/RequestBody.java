package dev.orrery.gateway.transcoding.binding;

import com.google.protobuf.ByteString;

/** What came as the body of a request. */
public sealed interface RequestBody {

    /** Nothing, or nothing that the method looks at. */
    record None() implements RequestBody {}

    /** JSON text. */
    record Json(ByteString text) implements RequestBody {}

    /** Anything else, for a {@code google.api.HttpBody}. */
    record Raw(String contentType, ByteString data) implements RequestBody {}
}
