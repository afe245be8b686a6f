package dev.orrery.gateway.transcoding;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.orrery.gateway.transcoding.binding.BindingException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** HTTP headers that mean the same as fields of a request. */
final class HeaderFields {
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final String ETAG_FIELD = "etag";

    /** Of the Standard Webhooks specification, by the fields that they are for. */
    private static final Map<String, String> WEBHOOK_HEADERS = Map.of(
            "webhook_id", "webhook-id",
            "webhook_timestamp", "webhook-timestamp",
            "webhook_signature", "webhook-signature");

    private HeaderFields() {}

    static void apply(HttpHeaders headers, Message.Builder request, @Nullable FieldDescriptor bodyField) {
        idempotencyKey(headers, request);
        ifMatch(headers, request, bodyField);
        lastEventId(headers, request);
        ifNoneMatch(headers, request);
        webhook(headers, request);
    }

    private static void idempotencyKey(HttpHeaders headers, Message.Builder request) {
        String key = headers.getFirst(IDEMPOTENCY_KEY);
        FieldDescriptor field = stringField(request, "request_id");
        if (key != null && field != null) {
            setUnlessOther(request, field, unquoted(key), IDEMPOTENCY_KEY);
        }
    }

    /** The request's own etag, as of Delete; or else the resource's, as of Update (AIP-154). */
    private static void ifMatch(HttpHeaders headers, Message.Builder request, @Nullable FieldDescriptor bodyField) {
        String tag = headers.getFirst(HttpHeaders.IF_MATCH);
        if (tag == null) {
            return;
        }
        if (tag.contains(",") || headers.getOrEmpty(HttpHeaders.IF_MATCH).size() > 1) {
            throw new BindingException(HttpHeaders.IF_MATCH, "several entity tags (expected: one)");
        }
        FieldDescriptor own = stringField(request, ETAG_FIELD);
        if (own != null) {
            setUnlessOther(request, own, tag, HttpHeaders.IF_MATCH);
            return;
        }
        Message.Builder resource = bodyField == null ? null : request.getFieldBuilder(bodyField);
        FieldDescriptor ofResource = resource == null ? null : stringField(resource, ETAG_FIELD);
        if (resource == null || ofResource == null) {
            throw new BindingException(HttpHeaders.IF_MATCH, "is not supported here (expected: no such header)");
        }
        setUnlessOther(resource, ofResource, tag, HttpHeaders.IF_MATCH);
    }

    /** An event source reconnects to the URL that it was given first, so the header knows better than the query. */
    private static void lastEventId(HttpHeaders headers, Message.Builder request) {
        String position = headers.getFirst(LAST_EVENT_ID);
        FieldDescriptor field = stringField(request, "resume_position");
        if (position != null && !position.isEmpty() && field != null) {
            request.setField(field, position);
        }
    }

    /** For methods that can tell whether something changed more cheaply than they can send it. */
    private static void ifNoneMatch(HttpHeaders headers, Message.Builder request) {
        FieldDescriptor field = stringField(request, "if_none_match");
        if (field != null) {
            request.setField(field, String.join(", ", headers.getOrEmpty(HttpHeaders.IF_NONE_MATCH)));
        }
    }

    /** What is signed with a body stands beside it, so nothing of it may come from elsewhere. */
    private static void webhook(HttpHeaders headers, Message.Builder request) {
        WEBHOOK_HEADERS.forEach((name, header) -> {
            FieldDescriptor field = stringField(request, name);
            if (field != null) {
                request.setField(field, String.join(" ", headers.getOrEmpty(header)));
            }
        });
    }

    private static void setUnlessOther(Message.Builder target, FieldDescriptor field, String value, String header) {
        Object present = target.getField(field);
        if (!present.equals("") && !unquoted((String) present).equals(unquoted(value))) {
            throw new BindingException(header, "is not what " + field.getJsonName() + " says (expected: the same)");
        }
        target.setField(field, value);
    }

    private static @Nullable FieldDescriptor stringField(Message.Builder message, String name) {
        FieldDescriptor field = message.getDescriptorForType().findFieldByName(name);
        return field == null || field.isRepeated() || field.getJavaType() != FieldDescriptor.JavaType.STRING
                ? null
                : field;
    }

    private static String unquoted(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
