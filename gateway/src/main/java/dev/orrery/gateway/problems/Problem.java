package dev.orrery.gateway.problems;

import io.grpc.Status;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One error, as the caller may know it, on both faces.
 *
 * @param code the gRPC status
 * @param httpStatus the HTTP status
 * @param reason UPPER_SNAKE_CASE, from a catalogue
 * @param detail a sentence for people
 * @param fieldViolations what is wrong with the input
 * @param metadata values that go with the reason
 * @param retryAfter when to come again, if that helps
 * @param headers more HTTP headers, such as Allow
 * @param extensions more members of the JSON, such as the resource that the error is about
 */
public record Problem(
        Status.Code code,
        int httpStatus,
        String reason,
        String detail,
        List<FieldViolation> fieldViolations,
        Map<String, String> metadata,
        @Nullable Duration retryAfter,
        Map<String, String> headers,
        Map<String, Object> extensions) {

    /** A field and what was expected of it. */
    public record FieldViolation(String field, String description) {}

    public Problem {
        fieldViolations = List.copyOf(fieldViolations);
        metadata = Map.copyOf(metadata);
        headers = Map.copyOf(headers);
        extensions = Map.copyOf(extensions);
    }

    static Problem of(Status.Code code, int httpStatus, String reason, String detail) {
        return new Problem(code, httpStatus, reason, detail, List.of(), Map.of(), null, Map.of(), Map.of());
    }

    public Problem withFieldViolations(List<FieldViolation> violations) {
        return new Problem(code, httpStatus, reason, detail, violations, metadata, retryAfter, headers, extensions);
    }

    public Problem withMetadata(Map<String, String> values) {
        return new Problem(code, httpStatus, reason, detail, fieldViolations, values, retryAfter, headers, extensions);
    }

    public Problem withRetryAfter(@Nullable Duration delay) {
        return new Problem(code, httpStatus, reason, detail, fieldViolations, metadata, delay, headers, extensions);
    }

    public Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(code, httpStatus, reason, detail, fieldViolations, metadata, retryAfter, more, extensions);
    }

    Problem withExtensions(Map<String, Object> members) {
        return new Problem(code, httpStatus, reason, detail, fieldViolations, metadata, retryAfter, headers, members);
    }

    /** The same, to be thrown. */
    public ProblemException asException() {
        return new ProblemException(this);
    }
}
