package dev.orrery.calendar.names;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.names.NamePattern;
import java.util.List;

/**
 * {@code orgs/{org}/calendars/{calendar}}.
 *
 * @param organization alias or UUID, as given
 */
public record CalendarName(String organization, CalendarId calendar) {
    private static final NamePattern PATTERN = NamePattern.of("orgs/{org}/calendars/{calendar}");
    private static final String ALL = "-";

    public static CalendarName parse(String field, String name) {
        List<String> parts = PATTERN.parse(field, name);
        return new CalendarName(parts.get(0), new CalendarId(parts.get(1)));
    }

    public static String of(Organization organization, CalendarId calendar) {
        return PATTERN.format(organization.alias(), calendar);
    }

    /** Whether it is {@code calendars/-}: all that the caller may see. */
    public boolean isAll() {
        return calendar.value().equals(ALL);
    }
}
