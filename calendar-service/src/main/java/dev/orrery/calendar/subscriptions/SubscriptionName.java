package dev.orrery.calendar.subscriptions;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;
import java.util.List;

/** {@code orgs/{org}/calendars/{calendar}/subscription}. */
record SubscriptionName(String organization, CalendarId calendar) {
    private static final NamePattern PATTERN = NamePattern.of("orgs/{org}/calendars/{calendar}/subscription");

    static SubscriptionName parse(String field, String name) {
        List<String> parts = PATTERN.parse(field, name);
        return new SubscriptionName(parts.get(0), new CalendarId(parts.get(1)));
    }

    static String of(Organization organization, CalendarId calendar) {
        return PATTERN.format(organization.alias(), calendar);
    }
}
