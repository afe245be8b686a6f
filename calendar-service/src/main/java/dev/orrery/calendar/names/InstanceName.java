package dev.orrery.calendar.names;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;
import java.util.List;

/** {@code orgs/{org}/calendars/{calendar}/events/{event}/instances/{original_start}}. */
public record InstanceName(EventName event, InstanceId instance) {
    private static final NamePattern PATTERN =
            NamePattern.of("orgs/{org}/calendars/{calendar}/events/{event}/instances/{original_start}");

    public static InstanceName parse(String field, String name) {
        List<String> parts = PATTERN.parse(field, name);
        EventName event = new EventName(parts.get(0), new CalendarId(parts.get(1)), new EventId(parts.get(2)));
        return new InstanceName(event, new InstanceId(parts.get(3)));
    }

    public static String of(Organization organization, CalendarId calendar, EventId event, InstanceId instance) {
        return PATTERN.format(organization.alias(), calendar, event, instance);
    }
}
