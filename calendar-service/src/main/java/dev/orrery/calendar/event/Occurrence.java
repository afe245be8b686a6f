package dev.orrery.calendar.event;

import java.time.Instant;

/**
 * When an instance takes place; a single event has one.
 *
 * @param isOverride whether the instance differs from its series
 */
public record Occurrence(InstanceId instance, Instant startsAt, Instant endsAt, boolean isOverride) {
    public Occurrence {
        if (endsAt.isBefore(startsAt)) {
            throw new IllegalArgumentException("endsAt: " + endsAt + " (expected: not before " + startsAt + ")");
        }
    }
}
