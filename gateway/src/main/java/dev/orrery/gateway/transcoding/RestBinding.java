package dev.orrery.gateway.transcoding;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.orrery.gateway.contract.RpcMethod;
import dev.orrery.gateway.transcoding.binding.RequestBinder;
import dev.orrery.gateway.transcoding.paths.PathTemplate;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP rule of one method: where a request comes from and where it goes.
 *
 * @param httpMethod GET, POST, ...
 * @param template the path
 * @param method what is called
 * @param channel the name of the service's channel
 * @param binder makes the request message
 * @param responseField the part of the response that is the body; null for all of it
 */
public record RestBinding(
        String httpMethod,
        PathTemplate template,
        RpcMethod method,
        String channel,
        RequestBinder binder,
        @Nullable FieldDescriptor responseField) {
    private static final String RAW_BODY_TYPE = "google.api.HttpBody";

    /** Whether answers come one after the other. */
    public boolean isStreaming() {
        return method.descriptor().isServerStreaming();
    }

    /** Whether the answer is bytes of any media type instead of JSON. */
    public boolean isRaw() {
        return method.responseType().getFullName().equals(RAW_BODY_TYPE);
    }

    /** The part of an answer that is shown. */
    Message shown(Message answer) {
        return responseField == null ? answer : (Message) answer.getField(responseField);
    }
}
