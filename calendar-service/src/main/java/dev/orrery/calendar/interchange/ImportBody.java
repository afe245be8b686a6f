package dev.orrery.calendar.interchange;

import com.google.api.HttpBody;
import dev.orrery.calendar.icalendar.CalendarReader;
import dev.orrery.calendar.icalendar.ReadComponent;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.kit.errors.ServiceException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The body of an import as components, within its limits. */
final class ImportBody {
    private static final int MAX_BYTES = 16 << 20;
    private static final int MAX_EVENTS = 50_000;
    private static final Pattern CHARSET = Pattern.compile("charset=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ImportBody() {}

    static List<ReadComponent> read(HttpBody body, Instant now) {
        if (body.getData().size() > MAX_BYTES) {
            throw tooLarge("maxBytes", MAX_BYTES);
        }
        String text = body.getData().toString(charset(body.getContentType()));
        List<ReadComponent> components = CalendarReader.read(
                        text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, now)
                .orElseThrow(
                        () -> ServiceException.of(ErrorReason.INVALID_ICALENDAR, "The body is not an iCalendar object.")
                                .violation("content", "no VCALENDAR (expected: text/calendar, RFC 5545)")
                                .build());
        if (components.size() > MAX_EVENTS) {
            throw tooLarge("maxEvents", MAX_EVENTS);
        }
        return components;
    }

    /** RFC 5545 3.1.4: UTF-8, unless the content type says otherwise. */
    private static Charset charset(String contentType) {
        Matcher matcher = CHARSET.matcher(contentType);
        if (!matcher.find()) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(matcher.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw ServiceException.invalidField("content.content_type", contentType + " (expected: a known charset)");
        }
    }

    private static ServiceException tooLarge(String limit, int value) {
        return ServiceException.of(ErrorReason.IMPORT_TOO_LARGE, "The file holds more than a request may import.")
                .with(limit, Integer.toString(value))
                .violation("content", "too large (expected: " + limit + " " + value + ")")
                .build();
    }
}
