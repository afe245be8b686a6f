package dev.orrery.gateway.problems;

import io.grpc.Status;

/**
 * Why the gateway itself refuses a request. Names that the services' catalogues have too mean the same there; the
 * others can only happen at the edge.
 */
public enum EdgeReason {
    INVALID_FIELD(Status.Code.INVALID_ARGUMENT, 400, "A part of the request is not valid."),
    UNAUTHENTICATED_CALLER(Status.Code.UNAUTHENTICATED, 401, "A valid access token is needed."),
    ACCESS_DENIED(Status.Code.PERMISSION_DENIED, 403, "The caller may not do this."),
    ROUTE_NOT_FOUND(Status.Code.NOT_FOUND, 404, "Nothing is at this path."),
    METHOD_NOT_FOUND(Status.Code.UNIMPLEMENTED, 404, "There is no such gRPC method."),
    METHOD_NOT_ALLOWED(Status.Code.UNIMPLEMENTED, 405, "The path does not take this method."),
    NOT_ACCEPTABLE(Status.Code.INVALID_ARGUMENT, 406, "The answer has no accepted media type."),
    ETAG_MISMATCH(Status.Code.ABORTED, 412, "The entity tag is not the resource's."),
    BODY_TOO_LARGE(Status.Code.RESOURCE_EXHAUSTED, 413, "The body is larger than allowed."),
    UNSUPPORTED_MEDIA_TYPE(Status.Code.INVALID_ARGUMENT, 415, "The body has a media type that is not read here."),
    RATE_LIMITED(Status.Code.RESOURCE_EXHAUSTED, 429, "Too many requests."),
    INTERNAL_ERROR(Status.Code.INTERNAL, 500, "A fault on our side."),
    TEMPORARILY_UNAVAILABLE(Status.Code.UNAVAILABLE, 503, "The service cannot answer right now."),
    TIMED_OUT(Status.Code.DEADLINE_EXCEEDED, 504, "The service did not answer in time.");

    private final Status.Code code;
    private final int httpStatus;
    private final String detail;

    EdgeReason(Status.Code code, int httpStatus, String detail) {
        this.code = code;
        this.httpStatus = httpStatus;
        this.detail = detail;
    }

    Status.Code code() {
        return code;
    }

    int httpStatus() {
        return httpStatus;
    }

    String detail() {
        return detail;
    }

    /** The problem with the reason's own words. */
    public Problem problem() {
        return problem(detail);
    }

    /** The problem in words that say more. */
    public Problem problem(String precise) {
        return Problem.of(code, httpStatus, name(), precise);
    }
}
