package dev.orrery.okr.fields;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import dev.orrery.kit.errors.ServiceException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Moments and days of the contract. Moments are kept to the microsecond, days are ISO strings. */
public final class Times {
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

    private Times() {}

    public static Timestamp of(Instant moment) {
        return Timestamp.newBuilder()
                .setSeconds(moment.getEpochSecond())
                .setNanos(moment.getNano())
                .build();
    }

    /** The moment in a field that is present. */
    public static Instant instant(String field, Timestamp timestamp) {
        if (!Timestamps.isValid(timestamp)) {
            throw ServiceException.invalidField(
                    field, timestamp.getSeconds() + " s (expected: a moment of the years 1 to 9999)");
        }
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos())
                .truncatedTo(ChronoUnit.MICROS);
    }

    /** The moment, or null where the field is absent. */
    public static @Nullable Instant optional(String field, boolean isPresent, Timestamp timestamp) {
        return isPresent ? instant(field, timestamp) : null;
    }

    /** The day in a field that must have one. */
    public static LocalDate day(String field, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(FIRST_DAY)) {
                return day;
            }
        } catch (DateTimeParseException malformed) {
            // Refused below, like a day that does not exist.
        }
        throw ServiceException.invalidField(
                field, (text.isEmpty() ? "empty" : text) + " (expected: a day as YYYY-MM-DD)");
    }

    /** The day, or null where the field is empty. */
    public static @Nullable LocalDate dayOrNull(String field, String text) {
        return text.isEmpty() ? null : day(field, text);
    }

    public static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    /** Refuses a last day before the first, where both are there. */
    public static void requireOrder(
            String startField, @Nullable LocalDate start, String endField, @Nullable LocalDate end) {
        if (start != null && end != null && end.isBefore(start)) {
            throw ServiceException.invalidField(
                    endField, end + " (expected: not before " + startField + ", " + start + ")");
        }
    }
}
