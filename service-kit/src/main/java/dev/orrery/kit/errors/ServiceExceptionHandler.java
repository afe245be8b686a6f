package dev.orrery.kit.errors;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.grpc.server.exception.GrpcExceptionHandler;

/**
 * Answers whatever an endpoint throws or hands to {@code onError}: a {@link ServiceException} as it says, anything else
 * as INTERNAL_ERROR with an id that finds the cause in the log. Handles every exception, so Spring gRPC's own fallback,
 * which would pass on a status from a call to another service, never runs.
 */
public final class ServiceExceptionHandler implements GrpcExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ServiceExceptionHandler.class);

    private final ErrorCatalog catalog;

    public ServiceExceptionHandler(ErrorCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public StatusException handleException(Throwable thrown) {
        if (Context.current().isCancelled()) {
            log.debug("The caller has gone", thrown);
            return Status.CANCELLED.asException();
        }
        if (thrown instanceof ServiceException refusal) {
            if (refusal.getCause() != null) {
                log.debug("{}", refusal.getMessage(), refusal.getCause());
            }
            return render(refusal);
        }
        Optional<ServiceException> unavailability = SqlFailures.unavailability(thrown);
        if (unavailability.isPresent()) {
            log.warn("The database cannot answer: {}", thrown.getMessage());
            return render(unavailability.get());
        }
        String errorId = UUID.randomUUID().toString();
        log.error("Unexpected failure, error id {}", errorId, thrown);
        return render(ServiceException.of(CommonReason.INTERNAL_ERROR, "Something went wrong on our side.")
                .with("errorId", errorId)
                .build());
    }

    private StatusException render(ServiceException refusal) {
        return StatusDetails.render(refusal.problem(), catalog.statusOf(refusal.reason()));
    }
}
