package dev.orrery.calendar.feeds;

import dev.orrery.calendar.access.CalendarRole;

/** How much a feed tells of events. */
enum FeedDetail {
    FULL(CalendarRole.READ),
    FREE_BUSY(CalendarRole.FREE_BUSY);

    private final CalendarRole role;

    FeedDetail(CalendarRole role) {
        this.role = role;
    }

    /** Whoever reads the feed sees what somebody with this role sees. */
    CalendarRole role() {
        return role;
    }
}
