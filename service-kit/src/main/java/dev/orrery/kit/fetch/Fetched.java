package dev.orrery.kit.fetch;

import com.google.protobuf.ByteString;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a server answered.
 *
 * @param headers by lower-case name, the last of each
 */
public record Fetched(int status, Map<String, String> headers, ByteString body) {
    public Fetched {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
