package dev.orrery.recurrence;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A stretch of time to expand into: from {@code from}, inclusive, to {@code to}, exclusive. What began before and still
 * runs is in it.
 *
 * @param floatingZone where whole days and floating times are read
 */
public record Window(Instant from, Instant to, ZoneId floatingZone) {
    public Window {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to: " + to + " (expected: not before " + from + ")");
        }
    }

    /** A window that reads whole days and floating times in UTC. */
    public static Window between(Instant from, Instant to) {
        return new Window(from, to, ZoneOffset.UTC);
    }

    /** The same window for a viewer in a zone. */
    public Window seenFrom(ZoneId zone) {
        return new Window(from, to, zone);
    }

    /** The first whole second that an instance must end after, and begin before. */
    long fromSecond() {
        return from.getEpochSecond();
    }

    /** Whether nothing is cut off {@link #fromSecond}, so that what happens in that second is not before the window. */
    boolean beginsOnSecond() {
        return from.equals(Instant.ofEpochSecond(fromSecond()));
    }

    long toSecond() {
        return to.getNano() == 0 ? to.getEpochSecond() : to.getEpochSecond() + 1;
    }
}
