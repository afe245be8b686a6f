package dev.orrery.calendar.availability;

import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.freebusy.Interval;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An occurrence that takes time, from and to in microseconds since 1970.
 *
 * @param instance empty for what does not differ from its event
 */
record TakenOccurrence(
        String calendar, String eventId, String instance, long startMicros, long endMicros, boolean isTentative) {
    EventKey event() {
        return EventKey.of(calendar, eventId);
    }

    /** Empty for what takes none. */
    Optional<Interval> time() {
        return startMicros < endMicros
                ? Optional.of(new Interval(instant(startMicros), instant(endMicros)))
                : Optional.empty();
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
