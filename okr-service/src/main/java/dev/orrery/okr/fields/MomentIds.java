package dev.orrery.okr.fields;

import dev.orrery.kit.errors.ServiceException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/** Ids that are moments: basic ISO in UTC, with microseconds where there are any. */
public final class MomentIds {
    private static final DateTimeFormatter WHOLE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXACT = new DateTimeFormatterBuilder()
            .appendPattern("uuuuMMdd'T'HHmmss")
            .appendLiteral('.')
            .appendFraction(ChronoField.NANO_OF_SECOND, 6, 6, false)
            .appendLiteral('Z')
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private MomentIds() {}

    public static String of(Instant moment) {
        return (moment.equals(moment.truncatedTo(ChronoUnit.SECONDS)) ? WHOLE : EXACT).format(moment);
    }

    /** The moment in the last segment of a resource name. */
    public static Instant moment(String id) {
        try {
            return Instant.from((id.indexOf('.') < 0 ? WHOLE : EXACT).parse(id));
        } catch (DateTimeParseException malformed) {
            throw ServiceException.invalidField("name", id + " (expected: a moment such as 20261121T090000Z)");
        }
    }
}
