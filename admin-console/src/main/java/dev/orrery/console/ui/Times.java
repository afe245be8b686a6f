package dev.orrery.console.ui;

import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people read them. */
public final class Times {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private Times() {}

    public static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }

    public static Timestamp timestamp(Instant instant) {
        return Timestamp.newBuilder()
                .setSeconds(instant.getEpochSecond())
                .setNanos(instant.getNano())
                .build();
    }

    /** {@code 21 Nov 2026, 09:30}. */
    public static String exact(Instant time, ZoneId zone) {
        return DAY_AND_TIME.format(time.atZone(zone));
    }

    /** {@code 21 Nov 2026}. */
    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    /** {@code just now}, {@code 5 min ago}, {@code 3 h ago}, {@code 2 d ago}, then the day. */
    public static String ago(Instant time, Instant now, ZoneId zone) {
        Duration since = Duration.between(time, now);
        if (since.compareTo(Duration.ofMinutes(1)) < 0) {
            return "just now";
        }
        if (since.compareTo(Duration.ofHours(1)) < 0) {
            return since.toMinutes() + " min ago";
        }
        if (since.compareTo(Duration.ofDays(1)) < 0) {
            return since.toHours() + " h ago";
        }
        if (since.compareTo(Duration.ofDays(7)) < 0) {
            return since.toDays() + " d ago";
        }
        return day(time.atZone(zone).toLocalDate());
    }
}
