package dev.orrery.gateway.transcoding;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.orrery.gateway.contract.Answer;
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
        Descriptor shown = responseField == null ? method.responseType() : responseField.getMessageType();
        return shown.getFullName().equals(RAW_BODY_TYPE);
    }

    /** Whether the body is the whole request, so that no query is taken. */
    public boolean isWholeBody() {
        return binder.takesBody() && binder.bodyField() == null;
    }

    /** Whether the path or the body binds a field, so that the query does not. */
    public boolean isBoundElsewhere(String fieldPath) {
        FieldDescriptor body = binder.bodyField();
        return template.fieldPaths().contains(fieldPath)
                || (body != null && body.getName().equals(fieldPath));
    }

    /** Whether the version of the resource can be given. */
    public boolean takesEtag() {
        FieldDescriptor body = binder.bodyField();
        return method.requestType().findFieldByName("etag") != null
                || ("PATCH".equals(httpMethod)
                        && body != null
                        && body.getMessageType().findFieldByName("etag") != null);
    }

    /** The part of an answer that is shown. */
    Answer shown(Answer answer) {
        return responseField == null ? answer : answer.part(responseField);
    }
}
