package dev.orrery.calendar.meetings;

import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.freebusy.Interval;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A draft's instance, and what stands in its way for one subject.
 *
 * @param subject its place among those that were asked for
 * @param time when that is taken which stands in the way
 * @param event where it is one, and a written one
 */
record Collision(
        PlannedInstance instance,
        int subject,
        Kind kind,
        Interval time,
        @Nullable EventKey event) {
    /** By time, and then always the same. */
    static final Comparator<Collision> ORDER = Comparator.<Collision, java.time.Instant>comparing(
                    collision -> collision.instance().time().start())
            .thenComparing(collision -> collision.instance().id())
            .thenComparingInt(Collision::subject)
            .thenComparing(Collision::kind)
            .thenComparing(collision -> collision.time().start())
            .thenComparing(collision -> String.valueOf(collision.event()));

    /** What stands in the way, before anybody looked at the event itself. */
    enum Kind {
        BUSY,
        TENTATIVE,
        OUTSIDE_WORKING_HOURS,
        HOLIDAY,
        ROOM_CLOSED
    }
}
