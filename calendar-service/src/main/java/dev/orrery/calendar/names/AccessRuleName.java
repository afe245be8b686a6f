package dev.orrery.calendar.names;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;
import java.util.List;

/** {@code orgs/{org}/calendars/{calendar}/access/{rule}}. */
public record AccessRuleName(String organization, CalendarId calendar, String rule) {
    private static final NamePattern PATTERN = NamePattern.of("orgs/{org}/calendars/{calendar}/access/{rule}");

    public static AccessRuleName parse(String field, String name) {
        List<String> parts = PATTERN.parse(field, name);
        return new AccessRuleName(parts.get(0), new CalendarId(parts.get(1)), parts.get(2));
    }

    public static String of(Organization organization, CalendarId calendar, String rule) {
        return PATTERN.format(organization.alias(), calendar, rule);
    }
}
