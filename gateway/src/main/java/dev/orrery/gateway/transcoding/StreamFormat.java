package dev.orrery.gateway.transcoding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** The formats that a stream of messages can be asked for in, the preferred one first. */
enum StreamFormat {
    EVENT_STREAM(MediaType.TEXT_EVENT_STREAM_VALUE),
    NDJSON(MediaType.APPLICATION_NDJSON_VALUE);

    private final String mediaType;

    StreamFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    MediaType mediaType() {
        return MediaType.valueOf(mediaType);
    }

    /** The format that the caller likes best; none if it takes neither. */
    static Optional<StreamFormat> accepted(List<MediaType> accept) {
        if (accept.isEmpty()) {
            return Optional.of(EVENT_STREAM);
        }
        List<MediaType> sorted = new ArrayList<>(accept);
        MimeTypeUtils.sortBySpecificity(sorted);
        return sorted.stream()
                .filter(range -> range.getQualityValue() > 0)
                .flatMap(range -> List.of(values()).stream().filter(format -> range.includes(format.mediaType())))
                .findFirst();
    }
}
