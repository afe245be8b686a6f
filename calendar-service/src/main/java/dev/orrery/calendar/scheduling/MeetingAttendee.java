package dev.orrery.calendar.scheduling;

import dev.orrery.calendar.freebusy.BusyTimes;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.freebusy.IntervalSet;
import java.util.Optional;

/**
 * Somebody who should meet others.
 *
 * @param times when they are taken; empty when nothing is known, which keeps nobody from meeting
 * @param working when they work
 */
public record MeetingAttendee(boolean isOptional, Optional<BusyTimes> times, IntervalSet working) {
    /** How they are at a time: the worst that holds of it. */
    public Availability at(Interval time) {
        if (times.isEmpty()) {
            return Availability.UNKNOWN;
        }
        if (times.get().busy().overlaps(time)) {
            return Availability.BUSY;
        }
        if (!working.contains(time)) {
            return Availability.OUTSIDE_WORKING_HOURS;
        }
        return times.get().tentative().overlaps(time) ? Availability.TENTATIVE : Availability.FREE;
    }

    /** How somebody is at a time, the best first. */
    public enum Availability {
        FREE,
        /** Nothing is known of them. */
        UNKNOWN,
        TENTATIVE,
        /** Not taken, and not at work. */
        OUTSIDE_WORKING_HOURS,
        BUSY;

        /** Whether somebody who must be there can be. */
        public boolean allowsMeeting() {
            return compareTo(OUTSIDE_WORKING_HOURS) < 0;
        }
    }
}
