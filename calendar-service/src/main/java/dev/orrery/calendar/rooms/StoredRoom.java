package dev.orrery.calendar.rooms;

import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.booking.RoomSettings;
import java.time.Instant;

/** A room as the database has it. */
record StoredRoom(RoomId id, RoomSettings settings, long version, Instant createTime, Instant updateTime) {}
