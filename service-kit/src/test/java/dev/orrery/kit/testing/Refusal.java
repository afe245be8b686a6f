package dev.orrery.kit.testing;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a call was refused, with its details taken apart.
 *
 * @param reason of the ErrorInfo; empty when there is none, which is a bug of the service
 * @param fields that the BadRequest names
 */
public record Refusal(
        Code code,
        String message,
        String reason,
        Map<String, String> metadata,
        List<String> fields,
        List<Any> details) {

    /** Makes the call and fails unless it is refused. */
    public static Refusal of(Runnable call) {
        try {
            call.run();
        } catch (StatusRuntimeException refused) {
            return of(refused);
        }
        throw new AssertionError("The call succeeded (expected: a refusal)");
    }

    public static Refusal of(StatusRuntimeException refused) {
        com.google.rpc.Status status = StatusProto.fromThrowable(refused);
        List<Any> details = status == null ? List.of() : status.getDetailsList();
        Optional<ErrorInfo> info = find(details, ErrorInfo.class);
        return new Refusal(
                refused.getStatus().getCode(),
                String.valueOf(refused.getStatus().getDescription()),
                info.map(ErrorInfo::getReason).orElse(""),
                info.map(ErrorInfo::getMetadataMap).orElse(Map.of()),
                find(details, BadRequest.class)
                        .map(request -> request.getFieldViolationsList().stream()
                                .map(BadRequest.FieldViolation::getField)
                                .toList())
                        .orElse(List.of()),
                details);
    }

    /** The detail of this type. */
    public <M extends Message> Optional<M> detail(Class<M> type) {
        return find(details, type);
    }

    private static <M extends Message> Optional<M> find(List<Any> details, Class<M> type) {
        for (Any detail : details) {
            if (detail.is(type)) {
                try {
                    return Optional.of(detail.unpack(type));
                } catch (InvalidProtocolBufferException broken) {
                    throw new AssertionError("A detail does not parse", broken);
                }
            }
        }
        return Optional.empty();
    }
}
