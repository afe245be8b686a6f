package dev.orrery.calendar.names;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.kit.errors.ServiceException;
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

    /** The calendar of a name that must be of the request's own organisation. */
    public CalendarId in(Organization requested, String field) {
        boolean isSame = organization.equals(requested.alias())
                || organization.equals(requested.id().toString());
        if (!isSame) {
            throw ServiceException.invalidField(
                    field, "orgs/" + organization + " (expected: of " + requested.name() + ")");
        }
        return calendar;
    }

    /** Whether it is {@code calendars/-}: all that the caller may see. */
    public boolean isAll() {
        return calendar.value().equals(ALL);
    }
}
