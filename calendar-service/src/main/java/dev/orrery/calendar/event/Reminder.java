package dev.orrery.calendar.event;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** When somebody wants to be reminded, and how (RFC 5545 3.6.6). */
public record Reminder(Method method, Duration beforeStart) {
    /** Four weeks. */
    public static final Duration MAX_BEFORE_START = Duration.ofDays(28);

    public Reminder {
        if (beforeStart.isNegative()
                || beforeStart.compareTo(MAX_BEFORE_START) > 0
                || !beforeStart.equals(beforeStart.truncatedTo(ChronoUnit.SECONDS))) {
            throw InvalidEventException.field(
                    "reminders.before_start", beforeStart + " (expected: whole seconds from 0 to 28 days)");
        }
    }

    /** How somebody is reminded. */
    public enum Method {
        NOTIFICATION,
        EMAIL
    }
}
