package dev.orrery.gateway.problems;

import dev.orrery.gateway.access.RequestId;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** The last resort: whatever goes wrong while a request is handled becomes a problem. Only real faults are logged. */
@Component
@Order(-2)
final class ProblemHandler implements WebExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        Problem problem = problemOf(error, RequestId.of(exchange));
        boolean isUnknownMethod = problem.reason().equals(EdgeReason.ROUTE_NOT_FOUND.name())
                && GrpcProblem.isExpectedBy(exchange.getRequest());
        return ProblemWriter.write(exchange, isUnknownMethod ? EdgeReason.METHOD_NOT_FOUND.problem() : problem);
    }

    private static Problem problemOf(Throwable error, String requestId) {
        return switch (error) {
            case ProblemException known -> known.problem();
            case StatusRuntimeException status -> StatusProblems.of(status.getStatus(), status.getTrailers());
            case StatusException status -> StatusProblems.of(status.getStatus(), status.getTrailers());
            case DataBufferLimitException tooLarge -> EdgeReason.BODY_TOO_LARGE.problem();
            case ResponseStatusException http -> ofHttp(http, requestId);
            case AuthenticationServiceException keysAway -> away(error, requestId);
            case IOException serviceAway -> away(error, requestId);
            case TimeoutException late -> EdgeReason.TIMED_OUT.problem();
            default -> fault(error, requestId);
        };
    }

    private static Problem ofHttp(ResponseStatusException error, String requestId) {
        int status = error.getStatusCode().value();
        return switch (status) {
            case 404 -> EdgeReason.ROUTE_NOT_FOUND.problem();
            case 405 -> EdgeReason.METHOD_NOT_ALLOWED.problem();
            case 406 -> EdgeReason.NOT_ACCEPTABLE.problem();
            case 413 -> EdgeReason.BODY_TOO_LARGE.problem();
            case 415 -> EdgeReason.UNSUPPORTED_MEDIA_TYPE.problem();
            case 503 -> away(error, requestId);
            case 504 -> EdgeReason.TIMED_OUT.problem();
            default -> status < 500 ? EdgeReason.INVALID_FIELD.problem() : fault(error, requestId);
        };
    }

    private static Problem away(Throwable error, String requestId) {
        LOG.warn("request {}: what it needs is away: {}", requestId, error.toString());
        return EdgeReason.TEMPORARILY_UNAVAILABLE.problem().withRetryAfter(Duration.ofSeconds(1));
    }

    private static Problem fault(Throwable error, String requestId) {
        LOG.error("request {} failed", requestId, error);
        return EdgeReason.INTERNAL_ERROR.problem().withMetadata(Map.of("errorId", requestId));
    }
}
