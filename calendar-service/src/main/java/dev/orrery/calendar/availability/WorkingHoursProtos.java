package dev.orrery.calendar.availability;

import com.google.type.DayOfWeek;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.Zones;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.scheduling.WorkingHours;
import dev.orrery.calendar.scheduling.WorkingPeriod;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Working hours between the contract and the service. */
final class WorkingHoursProtos {
    private static final String FIELD = "working_hours.";
    private static final Comparator<WorkingPeriod> ORDER =
            Comparator.comparing(WorkingPeriod::day).thenComparingInt(WorkingPeriod::startMinute);

    private WorkingHoursProtos() {}

    static dev.orrery.calendar.v1.WorkingHours proto(Organization organization, StoredWorkingHours stored) {
        dev.orrery.calendar.v1.WorkingHours.Builder proto = dev.orrery.calendar.v1.WorkingHours.newBuilder()
                .setName(WorkingHoursName.of(organization, stored.user()))
                .setTimeZone(Zones.name(stored.hours().zone()))
                .setEtag(Etag.ofVersion(stored.version()).value());
        stored.hours()
                .periods()
                .forEach(period -> proto.addPeriods(dev.orrery.calendar.v1.WorkingHours.Period.newBuilder()
                        .setDay(DayOfWeek.forNumber(period.day().getValue()))
                        .setStart(time(period.startMinute()))
                        .setEnd(time(period.endMinute()))));
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

    static WorkingHours hours(dev.orrery.calendar.v1.WorkingHours proto) {
        ZoneId zone = Zones.find(proto.getTimeZone())
                .orElseThrow(() -> ServiceException.invalidField(
                        FIELD + "time_zone", proto.getTimeZone() + " (expected: an IANA zone)"));
        List<WorkingPeriod> periods = new ArrayList<>();
        for (int i = 0; i < proto.getPeriodsCount(); i++) {
            periods.add(period(FIELD + "periods[" + i + "]", proto.getPeriods(i)));
        }
        periods.sort(ORDER);
        for (int i = 1; i < periods.size(); i++) {
            if (periods.get(i - 1).overlaps(periods.get(i))) {
                throw ServiceException.invalidField(
                        FIELD + "periods",
                        "two on " + periods.get(i).day() + " overlap (expected: apart from each other)");
            }
        }
        return new WorkingHours(zone, periods);
    }

    private static WorkingPeriod period(String field, dev.orrery.calendar.v1.WorkingHours.Period period) {
        int start = minute(period.getStart());
        int end = minute(period.getEnd());
        if (start >= end) {
            throw ServiceException.invalidField(
                    field + ".end", period.getEnd() + " (expected: after start, " + period.getStart() + ")");
        }
        return new WorkingPeriod(java.time.DayOfWeek.of(period.getDay().getNumber()), start, end);
    }

    private static int minute(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    private static String time(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
