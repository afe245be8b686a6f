package dev.orrery.calendar.feeds;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;
import java.util.List;

/** {@code orgs/{org}/calendars/{calendar}/feeds/{feed}}. */
record FeedName(String organization, CalendarId calendar, String feed) {
    private static final NamePattern PATTERN = NamePattern.of("orgs/{org}/calendars/{calendar}/feeds/{feed}");

    static FeedName parse(String field, String name) {
        List<String> parts = PATTERN.parse(field, name);
        return new FeedName(parts.get(0), new CalendarId(parts.get(1)), parts.get(2));
    }

    static String of(Organization organization, CalendarId calendar, String feed) {
        return PATTERN.format(organization.alias(), calendar, feed);
    }
}
