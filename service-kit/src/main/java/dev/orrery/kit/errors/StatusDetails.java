package dev.orrery.kit.errors;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.protobuf.util.Durations;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.QuotaFailure;
import com.google.rpc.ResourceInfo;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.protobuf.StatusProto;

/** Renders a {@link ServiceException} as {@code google.rpc.Status} with its details (AIP-193). */
final class StatusDetails {
    static final String DOMAIN = "orrery.dev";

    /** Trailers are limited to 8 kB by default; what is cut would not be read anyway. */
    private static final int MAX_VIOLATIONS = 20;

    private static final int MAX_TEXT_CHARS = 300;

    private StatusDetails() {}

    static StatusException render(ServiceException.Problem problem, Status status) {
        com.google.rpc.Status.Builder rendered = com.google.rpc.Status.newBuilder()
                .setCode(status.getCode().value())
                .setMessage(cut(problem.message()));
        add(rendered, errorInfo(problem));
        if (!problem.violations().isEmpty()) {
            add(rendered, badRequest(problem));
        }
        if (!problem.preconditions().isEmpty()) {
            add(rendered, preconditionFailure(problem));
        }
        problem.resource()
                .ifPresent(resource -> add(
                        rendered,
                        ResourceInfo.newBuilder()
                                .setResourceType(resource.type())
                                .setResourceName(cut(resource.name()))
                                .build()));
        problem.retryDelay()
                .ifPresent(delay -> add(
                        rendered,
                        RetryInfo.newBuilder()
                                .setRetryDelay(Durations.fromMillis(delay.toMillis()))
                                .build()));
        if (status.getCode() == Status.Code.RESOURCE_EXHAUSTED) {
            add(rendered, quotaFailure(problem));
        }
        return StatusProto.toStatusException(rendered.build());
    }

    private static ErrorInfo errorInfo(ServiceException.Problem problem) {
        ErrorInfo.Builder info =
                ErrorInfo.newBuilder().setReason(problem.reason()).setDomain(DOMAIN);
        problem.metadata().forEach((key, value) -> info.putMetadata(key, cut(value)));
        return info.build();
    }

    private static BadRequest badRequest(ServiceException.Problem problem) {
        BadRequest.Builder details = BadRequest.newBuilder();
        problem.violations().stream()
                .limit(MAX_VIOLATIONS)
                .forEach(violation -> details.addFieldViolationsBuilder()
                        .setField(cut(violation.field()))
                        .setDescription(cut(violation.description())));
        return details.build();
    }

    private static PreconditionFailure preconditionFailure(ServiceException.Problem problem) {
        PreconditionFailure.Builder details = PreconditionFailure.newBuilder();
        problem.preconditions().stream()
                .limit(MAX_VIOLATIONS)
                .forEach(precondition -> details.addViolationsBuilder()
                        .setType(precondition.type())
                        .setSubject(cut(precondition.subject()))
                        .setDescription(cut(precondition.description())));
        return details.build();
    }

    private static QuotaFailure quotaFailure(ServiceException.Problem problem) {
        QuotaFailure.Builder details = QuotaFailure.newBuilder();
        details.addViolationsBuilder().setSubject(problem.reason()).setDescription(cut(problem.message()));
        return details.build();
    }

    private static void add(com.google.rpc.Status.Builder status, Message detail) {
        status.addDetails(Any.pack(detail));
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT_CHARS ? text : text.substring(0, MAX_TEXT_CHARS - 1) + "…";
    }
}
