package dev.orrery.calendar.interchange;

import dev.orrery.calendar.icalendar.CalendarText;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.kit.errors.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Instant;

/** What is given to be imported, as an iCalendar text. */
final class ImportText {
    private ImportText() {}

    /** Looks through it; refuses what is no iCalendar object. */
    static CalendarText of(CalendarText.Source source, String contentTypeField, String contentType, Instant now) {
        try {
            return CalendarText.scan(source, charset(contentTypeField, contentType), now)
                    .orElseThrow(() -> ServiceException.of(
                                    ErrorReason.INVALID_ICALENDAR, "The body is not an iCalendar object.")
                            .violation("content", "no VCALENDAR (expected: text/calendar, RFC 5545)")
                            .build());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static ServiceException tooLarge(long maxBytes) {
        return ServiceException.of(ErrorReason.IMPORT_TOO_LARGE, "The file holds more than a request may import.")
                .with("maxBytes", Long.toString(maxBytes))
                .violation("content", "too large (expected: maxBytes " + maxBytes + ")")
                .build();
    }

    private static Charset charset(String field, String contentType) {
        try {
            return DeclaredCharset.of(contentType);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            throw ServiceException.invalidField(field, contentType + " (expected: a known charset)");
        }
    }
}
