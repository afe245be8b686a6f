package dev.orrery.calendar.subscription;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The address of a calendar, of all its spellings the one that is fetched. What is wrong with one is said without
 * repeating it, for it may be a secret.
 */
public record SubscriptionUrl(String value) {
    private static final int MAX_CHARS = 2_000;
    private static final int MAX_PORT = 65_535;
    private static final int NO_PORT = -1;

    /** How each is fetched: webcal says no more than what to do with it, and nobody should ask without encryption. */
    private static final Map<String, String> SCHEMES =
            Map.of("https", "https", "http", "http", "webcal", "https", "webcals", "https");

    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("https", 443, "http", 80);

    /**
     * Reads what somebody gave.
     *
     * @throws IllegalArgumentException with what is wrong and what was expected, when it is no such address
     */
    public static SubscriptionUrl parse(String text) {
        URI given = uri(text.strip());
        String scheme =
                given.getScheme() == null ? null : SCHEMES.get(given.getScheme().toLowerCase(Locale.ROOT));
        if (scheme == null) {
            throw new IllegalArgumentException("of another scheme (expected: https, http or webcal)");
        }
        String authority = given.getRawAuthority();
        if (authority == null) {
            throw new IllegalArgumentException("without a host (expected: such as https://calendar.example/team.ics)");
        }
        if (authority.contains("@")) {
            throw new IllegalArgumentException("with a user or password (expected: without)");
        }
        URI normal = uri(scheme + "://" + ascii(authority) + path(given)).normalize();
        if (normal.getHost() == null || normal.getPort() == 0 || normal.getPort() > MAX_PORT) {
            throw new IllegalArgumentException("without a host and port (expected: such as calendar.example)");
        }
        String value = scheme + "://" + normal.getHost().toLowerCase(Locale.ROOT) + port(scheme, normal.getPort())
                + path(normal);
        if (value.length() > MAX_CHARS) {
            throw new IllegalArgumentException(value.length() + " characters (expected: at most " + MAX_CHARS + ")");
        }
        return new SubscriptionUrl(value);
    }

    /** What may be told to those who must not know the address. */
    public String host() {
        return URI.create(value).getHost();
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(
                    "malformed (expected: a URL such as https://calendar.example/team.ics)", malformed);
        }
    }

    /** Names in other scripts as they are looked up. */
    private static String ascii(String authority) {
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = hasPort ? authority.substring(0, colon) : authority;
        if (host.startsWith("[")) {
            return authority;
        }
        try {
            return IDN.toASCII(host) + (hasPort ? authority.substring(colon) : "");
        } catch (IllegalArgumentException impossible) {
            throw new IllegalArgumentException("with a host that cannot be (expected: calendar.example)", impossible);
        }
    }

    /** Everything behind the host but the fragment, which no server gets. */
    private static String path(URI uri) {
        String ascii = uri.toASCIIString();
        String path = raw(URI.create(ascii).getRawPath());
        String query = URI.create(ascii).getRawQuery();
        return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    private static String raw(@Nullable String part) {
        return part == null ? "" : part;
    }

    private static String port(String scheme, int port) {
        return port == NO_PORT || Objects.equals(DEFAULT_PORTS.get(scheme), port) ? "" : ":" + port;
    }
}
