package dev.orrery.kit.validation;

import build.buf.protovalidate.ValidationResult;
import build.buf.protovalidate.Validator;
import build.buf.protovalidate.exceptions.ValidationException;
import com.google.protobuf.Message;
import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.errors.ServiceException.FieldViolation;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.List;

/** Refuses a message that breaks the rules its contract states, with every broken rule by field. */
public final class ValidationInterceptor implements ServerInterceptor {
    private final Validator validator;
    private final Representable representable = new Representable();

    public ValidationInterceptor(Validator validator) {
        this.validator = validator;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onMessage(Q message) {
                if (message instanceof Message request) {
                    validate(request);
                }
                super.onMessage(message);
            }
        };
    }

    private void validate(Message request) {
        // Before the rules, which reckon with moments.
        refuse(representable.violations(request));
        ValidationResult result;
        try {
            result = validator.validate(request);
        } catch (ValidationException broken) {
            throw new IllegalStateException(
                    "The rules of " + request.getDescriptorForType().getFullName() + " cannot be evaluated", broken);
        }
        refuse(result.getViolations().stream().map(FieldViolations::of).toList());
    }

    private static void refuse(List<FieldViolation> violations) {
        if (!violations.isEmpty()) {
            throw ServiceException.of(CommonReason.INVALID_FIELD, "The request breaks the rules of its fields.")
                    .violations(violations)
                    .build();
        }
    }
}
