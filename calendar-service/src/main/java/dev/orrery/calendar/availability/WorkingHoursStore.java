package dev.orrery.calendar.availability;

import static dev.orrery.calendar.schema.Tables.WORKING_HOURS;

import dev.orrery.calendar.calendars.Turns;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.Zones;
import dev.orrery.calendar.scheduling.WorkingHours;
import dev.orrery.calendar.scheduling.WorkingPeriod;
import dev.orrery.calendar.schema.tables.records.WorkingHoursRecord;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes when people work. */
final class WorkingHoursStore {
    private WorkingHoursStore() {}

    /** Of those of these people who have said it. */
    static Map<UUID, StoredWorkingHours> byUsers(OrganizationTransaction transaction, Collection<UUID> users) {
        return transaction
                .sql()
                .selectFrom(WORKING_HOURS)
                .where(
                        WORKING_HOURS.ORG_ID.eq(transaction.organizationId()),
                        WORKING_HOURS.USER_ID.eq(DSL.any(users.toArray(new UUID[0]))))
                .fetchMap(WORKING_HOURS.USER_ID, WorkingHoursStore::stored);
    }

    /** Makes all who change a user's hours take turns, also before there are any. */
    static void lock(OrganizationTransaction transaction, UUID user) {
        Turns.take(transaction, "working hours " + user);
    }

    /** Writes the next version. */
    static void write(
            OrganizationTransaction transaction,
            UUID user,
            WorkingHours hours,
            @Nullable CalendarId holidays,
            long version,
            Instant now) {
        WorkingHoursRecord row = new WorkingHoursRecord(
                transaction.organizationId(),
                user,
                Zones.name(hours.zone()),
                column(hours, period -> period.day().getValue()),
                column(hours, WorkingPeriod::startMinute),
                column(hours, WorkingPeriod::endMinute),
                holidays == null ? null : holidays.value(),
                version,
                now);
        transaction
                .sql()
                .insertInto(WORKING_HOURS)
                .set(row)
                .onConflict(WORKING_HOURS.ORG_ID, WORKING_HOURS.USER_ID)
                .doUpdate()
                .set(row)
                .execute();
    }

    private static Integer[] column(WorkingHours hours, ToIntFunction<WorkingPeriod> value) {
        return hours.periods().stream().map(value::applyAsInt).toArray(Integer[]::new);
    }

    private static StoredWorkingHours stored(WorkingHoursRecord row) {
        List<WorkingPeriod> periods = new ArrayList<>();
        for (int i = 0; i < row.getDays().length; i++) {
            periods.add(new WorkingPeriod(
                    DayOfWeek.of(row.getDays()[i]), row.getStartMinutes()[i], row.getEndMinutes()[i]));
        }
        return new StoredWorkingHours(
                row.getUserId(),
                new WorkingHours(Zones.known(row.getTimeZone()), periods),
                Optional.ofNullable(row.getHolidayCalendarId())
                        .map(CalendarId::new)
                        .orElse(null),
                row.getVersion(),
                row.getUpdateTime());
    }
}
