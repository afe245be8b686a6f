package dev.orrery.calendar.availability;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.calendars.CalendarAccess;
import dev.orrery.calendar.calendars.CalendarKind;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.WorkingHours;
import dev.orrery.kit.errors.CommonReason;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one caller does with working hours. */
final class WorkingHoursEditor {
    private final OrganizationTransaction transaction;
    private final Membership membership;
    private final UUID caller;
    private final SelectCalendars calendars;

    WorkingHoursEditor(OrganizationTransaction transaction, Caller caller, Membership membership) {
        this.transaction = transaction;
        this.membership = membership;
        this.caller = caller.id().value();
        this.calendars = new SelectCalendars(transaction, Viewers.of(caller, membership));
    }

    WorkingHours get(UUID user) {
        return WorkingHoursProtos.proto(membership.organization(), find(user));
    }

    WorkingHours update(UUID user, Update<WorkingHours> update, Instant now) {
        WorkingHoursStore.lock(transaction, user);
        StoredWorkingHours stored = find(user);
        if (!user.equals(caller)) {
            throw ServiceException.of(CommonReason.ACCESS_DENIED, "Only the user themselves may do this.")
                    .build();
        }
        String name = WorkingHoursName.of(membership.organization(), user);
        Etag.ofVersion(stored.version()).requireMatch(update.patch().getEtag(), name);
        WorkingHours wanted = update.applyTo(WorkingHoursProtos.proto(membership.organization(), stored));
        WorkingHoursStore.write(
                transaction,
                user,
                WorkingHoursProtos.hours(wanted),
                holidays(wanted.getHolidayCalendar()),
                stored.version() + 1,
                now);
        return get(user);
    }

    private StoredWorkingHours find(UUID user) {
        Subject.User subject = new Subject.User(user);
        Sight sight = Sight.select(calendars, caller, List.of(subject));
        if (sight.calendarsOf(subject).isEmpty()) {
            throw ServiceException.of(
                            ErrorReason.WORKING_HOURS_NOT_FOUND, "There are no working hours of this user for you.")
                    .resource("workingHours", WorkingHoursName.of(membership.organization(), user))
                    .build();
        }
        StoredWorkingHours usual = StoredWorkingHours.usual(user, sight.zoneOf(user));
        return WorkingHoursStore.byUsers(transaction, List.of(user)).getOrDefault(user, usual);
    }

    private @Nullable CalendarId holidays(String name) {
        if (name.isEmpty()) {
            return null;
        }
        String field = "working_hours.holiday_calendar";
        CalendarId id = CalendarName.parse(field, name).in(membership.organization(), field);
        StoredCalendar calendar = CalendarAccess.require(calendars, membership.organization(), id, CalendarRole.READ);
        if (calendar.settings().kind() != CalendarKind.HOLIDAYS) {
            throw ServiceException.invalidField(
                    field, name + " is " + calendar.settings().kind() + " (expected: of the kind HOLIDAYS)");
        }
        return id;
    }
}
