package dev.orrery.okr.sources;

import java.net.URI;
import java.util.Locale;

/** The origins of URLs (RFC 6454): what a secret may be sent to is a matter of scheme, host and port together. */
final class Origins {
    private Origins() {}

    /** {@code https://api.example.com}; a port only where it is not the scheme's own. */
    static String of(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        boolean isUsual = uri.getPort() < 0 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host + (isUsual ? "" : ":" + uri.getPort());
    }
}
