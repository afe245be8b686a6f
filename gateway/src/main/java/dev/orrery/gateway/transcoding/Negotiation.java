package dev.orrery.gateway.transcoding;

import dev.orrery.gateway.problems.EdgeReason;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.server.NotAcceptableStatusException;

/** Decides the form of an answer from the Accept header, before the service is called. */
final class Negotiation {
    private Negotiation() {}

    /** The form of an answer. */
    sealed interface Outcome {}

    /** Frame by frame. */
    record Frames(StreamFormat format) implements Outcome {}

    /** One body: JSON, or whatever type the service says it is. */
    record Whole() implements Outcome {}

    static Outcome of(RestBinding binding, HttpHeaders headers) {
        if (binding.isRaw()) {
            return new Whole();
        }
        List<MediaType> accept = accept(headers);
        if (binding.isStreaming()) {
            return StreamFormat.accepted(accept)
                    .map(Frames::new)
                    .orElseThrow(() -> notAcceptable("text/event-stream or application/x-ndjson"));
        }
        boolean isAccepted = accept.isEmpty()
                || accept.stream()
                        .anyMatch(range -> range.getQualityValue() > 0 && range.includes(MediaType.APPLICATION_JSON));
        if (!isAccepted) {
            throw notAcceptable("application/json");
        }
        return new Whole();
    }

    private static List<MediaType> accept(HttpHeaders headers) {
        try {
            return headers.getAccept();
        } catch (InvalidMediaTypeException | NotAcceptableStatusException e) {
            throw notAcceptable("a list of media types");
        }
    }

    private static RuntimeException notAcceptable(String expected) {
        return EdgeReason.NOT_ACCEPTABLE
                .problem("The answer has no accepted media type (expected: " + expected + ").")
                .asException();
    }
}
