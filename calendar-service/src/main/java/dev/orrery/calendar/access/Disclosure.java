package dev.orrery.calendar.access;

import dev.orrery.calendar.event.EventVisibility;

/** How much of an event somebody gets to see. */
public enum Disclosure {
    /** All of it. */
    DETAILS,
    /** That somebody is busy, and when. */
    BUSY,
    /** Nothing, as if it were not there. */
    NOTHING;

    /**
     * Decides by the role on the calendar. An event that makes nobody busy is no busy time, so those who see busy times
     * only do not see it at all.
     */
    public static Disclosure of(CalendarRole role, EventVisibility visibility, boolean isBusy) {
        boolean seesDetails =
                role.includes(CalendarRole.WRITE) || (role.includes(CalendarRole.READ) && !visibility.hidesDetails());
        if (seesDetails) {
            return DETAILS;
        }
        return isBusy ? BUSY : NOTHING;
    }
}
