package dev.orrery.calendar.event;

/** What guests may do, who are attendees without a say in the calendar. */
public record GuestPermissions(boolean canInviteOthers, boolean canSeeGuests, boolean canModify) {
    /** What they may where nobody said otherwise. */
    public static final GuestPermissions DEFAULT = new GuestPermissions(true, true, false);
}
