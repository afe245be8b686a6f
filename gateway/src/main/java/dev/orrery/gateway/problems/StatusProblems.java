package dev.orrery.gateway.problems;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.QuotaFailure;
import com.google.rpc.ResourceInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the error of a gRPC call. What a service says under our domain is shown as it is; any other status may hold
 * text of a library (an address, an exception), so that only its code is.
 */
public final class StatusProblems {
    /** The domain of our own errors in {@code google.rpc.ErrorInfo}. */
    public static final String DOMAIN = "orrery.dev";

    private static final Duration RETRY_WHEN_AWAY = Duration.ofSeconds(1);

    private StatusProblems() {}

    /** The problem of a status with its trailers. */
    public static Problem of(Status status, @Nullable Metadata trailers) {
        com.google.rpc.Status details =
                StatusProto.fromStatusAndTrailers(status, trailers == null ? new Metadata() : trailers);
        return detail(details, ErrorInfo.class)
                .filter(info -> info.getDomain().equals(DOMAIN))
                .map(info -> ours(status, details, info))
                .orElseGet(() -> foreign(status.getCode()));
    }

    private static Problem ours(Status status, com.google.rpc.Status details, ErrorInfo info) {
        String detail = Optional.ofNullable(status.getDescription()).orElse(info.getReason());
        return Problem.of(status.getCode(), httpStatus(status.getCode(), info.getReason()), info.getReason(), detail)
                .withMetadata(info.getMetadataMap())
                .withFieldViolations(fieldViolations(details))
                .withRetryAfter(detail(details, RetryInfo.class)
                        .map(retry -> Duration.ofSeconds(
                                retry.getRetryDelay().getSeconds(),
                                retry.getRetryDelay().getNanos()))
                        .orElse(null))
                .withExtensions(extensions(details));
    }

    private static Problem foreign(Status.Code code) {
        return switch (code) {
            case INVALID_ARGUMENT, OUT_OF_RANGE, FAILED_PRECONDITION -> EdgeReason.INVALID_FIELD.problem();
            case UNAUTHENTICATED -> EdgeReason.UNAUTHENTICATED_CALLER.problem();
            case PERMISSION_DENIED -> EdgeReason.ACCESS_DENIED.problem();
            case UNAVAILABLE -> EdgeReason.TEMPORARILY_UNAVAILABLE.problem().withRetryAfter(RETRY_WHEN_AWAY);
            case DEADLINE_EXCEEDED -> EdgeReason.TIMED_OUT.problem();
            // Our own limits come with details; what is left is the transport's, on the size of a message.
            case RESOURCE_EXHAUSTED -> EdgeReason.BODY_TOO_LARGE.problem();
            case OK, UNKNOWN, INTERNAL, DATA_LOSS -> EdgeReason.INTERNAL_ERROR.problem();
            case CANCELLED, NOT_FOUND, ALREADY_EXISTS, ABORTED, UNIMPLEMENTED ->
                Problem.of(code, httpStatus(code, code.name()), code.name(), "The service answered " + code + ".");
        };
    }

    /** As {@code google/rpc/code.proto} maps codes to HTTP, but a stale entity tag is what HTTP has 412 for. */
    private static int httpStatus(Status.Code code, String reason) {
        return switch (code) {
            case OK -> 200;
            case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE -> 400;
            case UNAUTHENTICATED -> 401;
            case PERMISSION_DENIED -> 403;
            case NOT_FOUND -> 404;
            case ALREADY_EXISTS -> 409;
            case ABORTED -> reason.equals(EdgeReason.ETAG_MISMATCH.name()) ? 412 : 409;
            case RESOURCE_EXHAUSTED -> 429;
            case CANCELLED -> 499;
            case UNKNOWN, INTERNAL, DATA_LOSS -> 500;
            case UNIMPLEMENTED -> 501;
            case UNAVAILABLE -> 503;
            case DEADLINE_EXCEEDED -> 504;
        };
    }

    private static List<Problem.FieldViolation> fieldViolations(com.google.rpc.Status details) {
        return detail(details, BadRequest.class).stream()
                .flatMap(bad -> bad.getFieldViolationsList().stream())
                .map(violation -> new Problem.FieldViolation(violation.getField(), violation.getDescription()))
                .toList();
    }

    private static Map<String, Object> extensions(com.google.rpc.Status details) {
        Map<String, Object> members = new LinkedHashMap<>();
        detail(details, ResourceInfo.class)
                .ifPresent(resource -> members.put(
                        "resource", Map.of("type", resource.getResourceType(), "name", resource.getResourceName())));
        detail(details, PreconditionFailure.class)
                .ifPresent(failure -> members.put(
                        "preconditionViolations",
                        failure.getViolationsList().stream()
                                .map(violation -> Map.of(
                                        "type", violation.getType(),
                                        "subject", violation.getSubject(),
                                        "description", violation.getDescription()))
                                .toList()));
        detail(details, QuotaFailure.class)
                .ifPresent(failure -> members.put(
                        "quotaViolations",
                        failure.getViolationsList().stream()
                                .map(violation -> Map.of(
                                        "subject", violation.getSubject(),
                                        "description", violation.getDescription()))
                                .toList()));
        return members;
    }

    private static <M extends Message> Optional<M> detail(com.google.rpc.Status details, Class<M> type) {
        for (Any any : details.getDetailsList()) {
            if (any.is(type)) {
                try {
                    return Optional.of(any.unpack(type));
                } catch (InvalidProtocolBufferException e) {
                    // A detail that cannot be read is worth less than the error it belongs to.
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }
}
