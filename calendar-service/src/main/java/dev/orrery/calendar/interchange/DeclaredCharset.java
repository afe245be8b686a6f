package dev.orrery.calendar.interchange;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The charset that a content type names. */
public final class DeclaredCharset {
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    private DeclaredCharset() {}

    /**
     * RFC 5545 3.1.4: UTF-8, unless the content type says otherwise.
     *
     * @throws IllegalArgumentException when that is no charset that is known here
     */
    public static Charset of(String contentType) {
        Matcher matcher = CHARSET.matcher(contentType);
        return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
    }
}
