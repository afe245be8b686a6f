package dev.orrery.kit.errors;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.rpc.Code;
import dev.orrery.api.v1.AnnotationsProto;
import io.grpc.Status;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The reasons of one API and the gRPC status of each, read from the contract: the only place where a status comes from.
 * A service gives its own as a bean: {@code ErrorCatalog.of(ErrorReason.getDescriptor())}.
 */
public final class ErrorCatalog {
    private final Map<String, Status> statuses;

    private ErrorCatalog(Map<String, Status> statuses) {
        this.statuses = statuses;
    }

    /** Fails when the enum lacks a common reason, or a value lacks its status. */
    public static ErrorCatalog of(EnumDescriptor reasons) {
        List<CommonReason> missing = CommonReason.missingIn(reasons);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(reasons.getFullName() + ": lacks " + missing);
        }
        return new ErrorCatalog(reasons.getValues().stream()
                .filter(value -> value.getNumber() != 0)
                .collect(Collectors.toUnmodifiableMap(EnumValueDescriptor::getName, ErrorCatalog::status)));
    }

    private static Status status(EnumValueDescriptor reason) {
        Code code = reason.getOptions().getExtension(AnnotationsProto.status);
        if (code == Code.OK || code == Code.UNRECOGNIZED) {
            throw new IllegalArgumentException(
                    reason.getFullName() + ": no status (expected: option orrery.api.v1.status)");
        }
        return Status.fromCodeValue(code.getNumber());
    }

    /** The status of a reason, without a description. */
    Status statusOf(String reason) {
        Status status = statuses.get(reason);
        if (status == null) {
            throw new IllegalStateException("reason: " + reason + " (expected: a value of this API's ErrorReason)");
        }
        return status;
    }
}
