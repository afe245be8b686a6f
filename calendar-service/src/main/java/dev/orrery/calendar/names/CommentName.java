package dev.orrery.calendar.names;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;
import java.util.List;

/** {@code orgs/{org}/calendars/{calendar}/events/{event}/comments/{comment}}. */
public record CommentName(EventName event, String comment) {
    private static final NamePattern PATTERN =
            NamePattern.of("orgs/{org}/calendars/{calendar}/events/{event}/comments/{comment}");

    public static CommentName parse(String field, String name) {
        List<String> parts = PATTERN.parse(field, name);
        EventName event = new EventName(parts.get(0), new CalendarId(parts.get(1)), new EventId(parts.get(2)));
        return new CommentName(event, parts.get(3));
    }

    public static String of(Organization organization, EventName event, String comment) {
        return PATTERN.format(organization.alias(), event.calendar(), event.event(), comment);
    }
}
