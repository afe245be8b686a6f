package dev.orrery.calendar.calendars;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import java.util.Optional;

/** What stands between a caller and a calendar: authorisation comes before existence. */
public final class CalendarAccess {
    private CalendarAccess() {}

    /** The calendar for somebody with at least this role on it; it must not be deleted. */
    public static StoredCalendar require(
            SelectCalendars calendars, Organization organization, CalendarId id, CalendarRole needed) {
        return require(calendars.byId(id), organization, id, needed);
    }

    /** The same of a calendar that was looked for. */
    public static StoredCalendar require(
            Optional<StoredCalendar> found, Organization organization, CalendarId id, CalendarRole needed) {
        StoredCalendar calendar = find(found, organization, id);
        if (calendar.isDeleted()) {
            throw ServiceException.of(ErrorReason.CALENDAR_DELETED, "The calendar is deleted; undelete it first.")
                    .resource("calendar", CalendarName.of(organization, id))
                    .build();
        }
        requireRole(calendar.role(), needed);
        return calendar;
    }

    /** The calendar for somebody who writes its events. */
    public static StoredCalendar requireWritable(SelectCalendars calendars, Organization organization, CalendarId id) {
        return requireOwnEvents(organization, require(calendars, organization, id, CalendarRole.WRITE));
    }

    /** Refuses a calendar whose events change only where it is kept. */
    public static StoredCalendar requireOwnEvents(Organization organization, StoredCalendar calendar) {
        if (calendar.settings().kind() == CalendarKind.SUBSCRIPTION) {
            throw ServiceException.of(
                            ErrorReason.CALENDAR_READ_ONLY,
                            "The calendar is a copy of one that is kept elsewhere; its events change only there.")
                    .resource("calendar", CalendarName.of(organization, calendar.id()))
                    .build();
        }
        return calendar;
    }

    /** The calendar, which its owners find though it is deleted. */
    public static StoredCalendar find(SelectCalendars calendars, Organization organization, CalendarId id) {
        return find(calendars.byId(id), organization, id);
    }

    private static StoredCalendar find(Optional<StoredCalendar> found, Organization organization, CalendarId id) {
        return found.filter(calendar -> !calendar.isDeleted() || calendar.role() == CalendarRole.OWNER)
                .orElseThrow(() -> ServiceException.of(
                                ErrorReason.CALENDAR_NOT_FOUND, "There is no calendar of this name for you.")
                        .resource("calendar", CalendarName.of(organization, id))
                        .build());
    }

    /** Refuses somebody who may see the calendar but not do this to it. */
    public static void requireRole(CalendarRole role, CalendarRole needed) {
        if (!role.includes(needed)) {
            throw ServiceException.of(ErrorReason.ACCESS_DENIED, "This needs the role " + needed + " on the calendar.")
                    .with("requiredRole", needed.name())
                    .build();
        }
    }
}
