package dev.orrery.okr.edits;

import build.buf.validate.Ignore;
import build.buf.validate.ValidateProto;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.server.InterceptorOrder;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.stereotype.Component;

/** Refuses texts with the character U+0000: the contract's strings may hold it, PostgreSQL's cannot. */
@Component
@GlobalServerInterceptor
@Order(InterceptorOrder.VALIDATION + 1)
final class StorableText implements ServerInterceptor {
    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onMessage(Q message) {
                if (message instanceof Message request) {
                    check("", request);
                }
                super.onMessage(message);
            }
        };
    }

    private static void check(String prefix, Message message) {
        message.getAllFields().forEach((field, value) -> {
            if (isCheckedByItsService(field)) {
                return;
            }
            String path = prefix + field.getName();
            List<?> values = field.isRepeated() ? (List<?>) value : List.of(value);
            values.forEach(single -> checkValue(path, field, single));
        });
    }

    /** What the contract's rules leave alone is too much to look at twice, or may be bad in part. */
    private static boolean isCheckedByItsService(FieldDescriptor field) {
        return field.getOptions().getExtension(ValidateProto.field).getIgnore() == Ignore.IGNORE_ALWAYS;
    }

    private static void checkValue(String path, FieldDescriptor field, Object value) {
        if (value instanceof Message nested) {
            check(path + ".", nested);
        } else if (field.getJavaType() == FieldDescriptor.JavaType.STRING && ((String) value).indexOf('\0') >= 0) {
            throw ServiceException.of(CommonReason.INVALID_FIELD, "A text holds the character U+0000.")
                    .violation(path, "has U+0000 (expected: text without it)")
                    .build();
        }
    }
}
