package dev.orrery.calendar.rooms;

import dev.orrery.calendar.booking.RoomId;
import java.time.Instant;

/**
 * A time at which somebody has a room.
 *
 * @param isHeld whether it is only held for somebody who waits for an answer
 */
public record BusyRoom(RoomId room, Instant startsAt, Instant endsAt, boolean isHeld) {}
