package dev.orrery.calendar.availability;

import dev.orrery.calendar.availability.Answers.Invitation;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.freebusy.Interval;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An occurrence that takes time, from and to in microseconds since 1970.
 *
 * @param invitation where its answers are found
 */
record TakenOccurrence(Invitation invitation, long startMicros, long endMicros, boolean isTentative) {
    EventKey event() {
        return EventKey.of(invitation.calendar(), invitation.event());
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
