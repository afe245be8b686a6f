package dev.orrery.gateway.transcoding;

import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.orrery.gateway.contract.Answer;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** The entity tag of an answer, which is the {@code etag} field of its message. */
final class EntityTags {
    private EntityTags() {}

    static Optional<String> of(Answer answer) {
        FieldDescriptor field = answer.type().findFieldByName("etag");
        if (field == null || field.isRepeated() || field.getJavaType() != FieldDescriptor.JavaType.STRING) {
            return Optional.empty();
        }
        String value = answer.text(field);
        return value.isEmpty() ? Optional.empty() : Optional.of(isQuoted(value) ? value : "\"" + value + "\"");
    }

    /** Whether the caller has this version already (RFC 9110 13.1.2: tags are compared weakly). */
    static boolean isKnown(HttpHeaders headers, String tag) {
        return headers.getIfNoneMatch().stream()
                .anyMatch(known -> known.equals("*") || bare(known).equals(bare(tag)));
    }

    private static boolean isQuoted(String value) {
        return value.length() >= 2 && (value.startsWith("\"") || value.startsWith("W/\"")) && value.endsWith("\"");
    }

    private static String bare(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
