package dev.orrery.calendar.booking;

import java.time.Duration;
import java.util.List;

/**
 * What administrators say of a room.
 *
 * @param capacity seats; 0 where nobody counted
 * @param features sorted
 * @param holdDuration how long it is held for somebody who waits for an answer
 */
public record RoomSettings(
        String displayName,
        String description,
        String building,
        String floor,
        int capacity,
        List<String> features,
        OperatingHours hours,
        RoomPolicy policy,
        Duration holdDuration) {
    /** How long rooms are held that say nothing about it. */
    public static final Duration DEFAULT_HOLD = Duration.ofDays(1);

    public RoomSettings {
        features = features.stream().sorted().toList();
    }
}
