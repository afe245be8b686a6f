package dev.orrery.calendar.availability;

import dev.orrery.calendar.calendars.WeeklyHoursProtos;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.Zones;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.scheduling.WeeklyHours;
import dev.orrery.calendar.v1.WorkingHours;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import java.time.Instant;
import java.time.ZoneId;

/** Working hours between the contract and the service. */
final class WorkingHoursProtos {
    private static final String FIELD = "working_hours.";

    private WorkingHoursProtos() {}

    static WorkingHours proto(Organization organization, StoredWorkingHours stored) {
        WorkingHours.Builder proto = WorkingHours.newBuilder()
                .setName(WorkingHoursName.of(organization, stored.user()))
                .setTimeZone(Zones.name(stored.hours().zone()))
                .setEtag(Etag.ofVersion(stored.version()).value());
        proto.addAllPeriods(WeeklyHoursProtos.periods(stored.hours()));
        CalendarId holidays = stored.holidays();
        if (holidays != null) {
            proto.setHolidayCalendar(CalendarName.of(organization, holidays));
        }
        Instant updateTime = stored.updateTime();
        if (updateTime != null) {
            proto.setUpdateTime(FreeBusyProtos.timestamp(updateTime));
        }
        return proto.build();
    }

    static WeeklyHours hours(WorkingHours proto) {
        ZoneId zone = Zones.find(proto.getTimeZone())
                .orElseThrow(() -> ServiceException.invalidField(
                        FIELD + "time_zone", proto.getTimeZone() + " (expected: an IANA zone)"));
        return WeeklyHoursProtos.hours(FIELD + "periods", zone, proto.getPeriodsList());
    }
}
