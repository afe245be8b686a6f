package dev.orrery.calendar.rooms;

import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.eventstore.EventKey;
import java.time.Instant;

/**
 * A time at which somebody has a room.
 *
 * @param event that takes place in it then
 * @param isHeld whether it is only held for somebody who waits for an answer
 */
public record BusyRoom(RoomId room, EventKey event, Instant startsAt, Instant endsAt, boolean isHeld) {}
