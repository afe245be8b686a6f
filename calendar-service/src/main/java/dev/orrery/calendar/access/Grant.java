package dev.orrery.calendar.access;

/** What an access rule says: this role to these people. */
public record Grant(Grantee grantee, CalendarRole role) {}
