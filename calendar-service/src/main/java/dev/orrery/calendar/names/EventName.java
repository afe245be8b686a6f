package dev.orrery.calendar.names;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;
import java.util.List;

/** {@code orgs/{org}/calendars/{calendar}/events/{event}}. */
public record EventName(String organization, CalendarId calendar, EventId event) {
    private static final NamePattern PATTERN = NamePattern.of("orgs/{org}/calendars/{calendar}/events/{event}");

    public static EventName parse(String field, String name) {
        List<String> parts = PATTERN.parse(field, name);
        return new EventName(parts.get(0), new CalendarId(parts.get(1)), new EventId(parts.get(2)));
    }

    public static String of(Organization organization, CalendarId calendar, EventId event) {
        return PATTERN.format(organization.alias(), calendar, event);
    }
}
