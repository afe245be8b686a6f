package dev.orrery.calendar.scheduling;

import dev.orrery.calendar.freebusy.IntervalSet;

/**
 * A room that fits a meeting.
 *
 * @param usable when it is open and nobody has it
 */
public record MeetingRoom(String id, IntervalSet usable) {}
