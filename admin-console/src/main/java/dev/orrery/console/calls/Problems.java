package dev.orrery.console.calls;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import dev.orrery.console.calls.Problem.Kind;
import dev.orrery.console.signin.IdentityUnavailableException;
import dev.orrery.console.signin.SessionEndedException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what a failure means to the person who sees it. The one place where a status becomes words. */
public final class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String DOMAIN = "orrery.dev";

    private Problems() {}

    /** What to tell about a failure of a call, or of getting a token for it. */
    public static Problem of(Throwable failure) {
        return switch (failure) {
            case StatusRuntimeException status -> ofStatus(status);
            case ProblemException known -> known.problem();
            case SessionEndedException ended -> sessionEnded();
            case IdentityUnavailableException away -> identityAway();
            default -> {
                log.error("a page failed", failure);
                yield new Problem(
                        Kind.FAULT, "That did not work", "Something went wrong on our side. It has been logged.", "");
            }
        };
    }

    private static Problem ofStatus(StatusRuntimeException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof SessionEndedException) {
            return sessionEnded();
        }
        if (cause instanceof IdentityUnavailableException) {
            return identityAway();
        }
        Status status = failure.getStatus();
        // A reason shows that the text is a service's own, written to be read.
        Optional<String> reason = reason(failure);
        String said = status.getDescription();
        return switch (status.getCode()) {
            case UNAUTHENTICATED -> sessionEnded();
            case NOT_FOUND ->
                problem(Kind.NOT_THERE, "Not found", reason, said, "It does not exist, or it is not shared with you.");
            case PERMISSION_DENIED ->
                problem(Kind.DENIED, "Not allowed", reason, said, "Your role does not allow this.");
            case INVALID_ARGUMENT, FAILED_PRECONDITION, OUT_OF_RANGE, ALREADY_EXISTS, ABORTED ->
                problem(Kind.INVALID, "That cannot be done", reason, said, "The service refused the request.");
            case UNAVAILABLE ->
                problem(
                        Kind.TEMPORARY,
                        "Cannot reach the service",
                        reason,
                        said,
                        "The service is not answering. It may be starting; try again in a moment.");
            case DEADLINE_EXCEEDED ->
                problem(Kind.TEMPORARY, "That took too long", reason, said, "The service did not answer in time.");
            case RESOURCE_EXHAUSTED ->
                problem(Kind.TEMPORARY, "Too much at once", reason, said, "Wait a moment, then try again.");
            default -> {
                log.error("a call failed", failure);
                yield problem(
                        Kind.FAULT,
                        "That did not work",
                        reason,
                        said,
                        "The service reported a fault. It has been logged.");
            }
        };
    }

    private static Problem problem(
            Kind kind, String title, Optional<String> reason, @Nullable String said, String otherwise) {
        String message = reason.isPresent() && said != null && !said.isBlank() ? said : otherwise;
        return new Problem(kind, title, message, reason.orElse(""));
    }

    private static Problem sessionEnded() {
        return new Problem(Kind.SESSION_ENDED, "Your session has ended", "Sign in again to go on where you were.", "");
    }

    private static Problem identityAway() {
        return new Problem(
                Kind.TEMPORARY,
                "Cannot renew your login",
                "Keycloak is not answering. Try again in a moment; you stay signed in.",
                "");
    }

    private static Optional<String> reason(StatusRuntimeException failure) {
        com.google.rpc.Status details = StatusProto.fromThrowable(failure);
        if (details == null) {
            return Optional.empty();
        }
        for (Any detail : details.getDetailsList()) {
            if (detail.is(ErrorInfo.class)) {
                try {
                    ErrorInfo info = detail.unpack(ErrorInfo.class);
                    if (info.getDomain().equals(DOMAIN)) {
                        return Optional.of(info.getReason());
                    }
                } catch (InvalidProtocolBufferException garbled) {
                    log.warn("a call's details cannot be read", garbled);
                }
            }
        }
        return Optional.empty();
    }
}
