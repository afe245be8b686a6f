package dev.orrery.calendar.subscriptions;

/**
 * What a new version of a calendar changes, in events: a series counts once.
 *
 * @param unreadable components that make no sense
 */
record EventCounts(int added, int changed, int removed, int unchanged, int unreadable) {}
