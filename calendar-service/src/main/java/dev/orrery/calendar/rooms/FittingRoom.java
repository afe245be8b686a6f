package dev.orrery.calendar.rooms;

import dev.orrery.calendar.booking.OperatingHours;
import dev.orrery.calendar.booking.RoomId;

/** A room that is as somebody needs it. */
public record FittingRoom(RoomId id, OperatingHours hours) {}
