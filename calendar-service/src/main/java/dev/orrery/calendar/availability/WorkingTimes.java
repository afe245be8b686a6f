package dev.orrery.calendar.availability;

import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads when many people work, as far as one caller may know. */
public final class WorkingTimes {
    private final OrganizationTransaction transaction;
    private final UUID viewer;
    private final SelectCalendars calendars;

    public WorkingTimes(OrganizationTransaction transaction, Caller caller, Membership membership) {
        this.transaction = transaction;
        this.viewer = caller.id().value();
        this.calendars = new SelectCalendars(transaction, Viewers.of(caller, membership));
    }

    /** The zone of somebody's main calendar, where days and floating times that are not in a calendar yet are read. */
    public ZoneId zoneOf(UUID user) {
        return Sight.select(calendars, viewer, List.of(new Subject.User(user))).zoneOf(user);
    }

    /** Of those of these subjects who are people and whose times the caller may see. */
    public Map<Subject, WorkingTime> read(List<Subject> subjects, Interval range) {
        Sight sight = Sight.select(calendars, viewer, subjects);
        List<Subject.User> visible = subjects.stream()
                .filter(subject -> sight.calendarsOf(subject).isPresent())
                .flatMap(subject -> subject instanceof Subject.User user ? Stream.of(user) : Stream.empty())
                .toList();
        Map<UUID, StoredWorkingHours> stored = WorkingHoursStore.byUsers(
                transaction, visible.stream().map(Subject.User::id).toList());
        Map<CalendarId, Set<LocalDate>> daysOff = SelectDaysOff.of(
                transaction,
                stored.values().stream()
                        .flatMap(hours -> Stream.ofNullable(hours.holidays()))
                        .distinct()
                        .toList(),
                range);
        Map<Subject, WorkingTime> times = new HashMap<>();
        for (Subject.User user : visible) {
            StoredWorkingHours hours =
                    stored.getOrDefault(user.id(), StoredWorkingHours.usual(user.id(), sight.zoneOf(user.id())));
            CalendarId holidays = hours.holidays();
            Set<LocalDate> off = holidays == null ? Set.of() : daysOff.getOrDefault(holidays, Set.of());
            times.put(user, new WorkingTime(hours.hours().zone(), hours.hours().in(range), off));
        }
        return times;
    }
}
