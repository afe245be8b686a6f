package dev.orrery.calendar.sharing;

import dev.orrery.calendar.access.CalendarRole;

/** Answers what somebody needs to grant or take a role. */
final class RuleChange {
    private RuleChange() {}

    /** MANAGE, but only an OWNER makes and unmakes owners. */
    static CalendarRole needed(CalendarRole... touched) {
        for (CalendarRole role : touched) {
            if (role == CalendarRole.OWNER) {
                return CalendarRole.OWNER;
            }
        }
        return CalendarRole.MANAGE;
    }
}
