package dev.orrery.calendar.names;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;
import java.util.List;

/** {@code orgs/{org}/calendars/{calendar}/events/{event}/attendees/{attendee}}. */
public record AttendeeName(EventName event, String attendee) {
    private static final NamePattern PATTERN =
            NamePattern.of("orgs/{org}/calendars/{calendar}/events/{event}/attendees/{attendee}");

    public static AttendeeName parse(String field, String name) {
        List<String> parts = PATTERN.parse(field, name);
        EventName event = new EventName(parts.get(0), new CalendarId(parts.get(1)), new EventId(parts.get(2)));
        return new AttendeeName(event, parts.get(3));
    }

    public static String of(Organization organization, EventName event, String attendee) {
        return PATTERN.format(organization.alias(), event.calendar(), event.event(), attendee);
    }
}
