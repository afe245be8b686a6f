package dev.orrery.calendar.subscriptions;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.schema.tables.records.SubscriptionRecord;
import dev.orrery.kit.identity.Organization;
import java.util.UUID;

/**
 * That one instance reads a subscription, and no other.
 *
 * @param row the subscription when that began
 */
record Lease(Organization organization, UUID id, SubscriptionRecord row) {
    CalendarId calendar() {
        return new CalendarId(row.getCalendarId());
    }

    /** Decides by how much waits are spread: different for each calendar and each time, the same for the same. */
    long seed() {
        return row.getCalendarId().hashCode() * 31L + row.getNextFetchTime().toEpochMilli();
    }
}
