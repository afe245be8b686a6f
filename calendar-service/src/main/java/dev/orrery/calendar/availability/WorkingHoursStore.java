package dev.orrery.calendar.availability;

import static dev.orrery.calendar.schema.Tables.WORKING_HOURS;

import dev.orrery.calendar.calendars.Turns;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.Zones;
import dev.orrery.calendar.scheduling.WeeklyHours;
import dev.orrery.calendar.scheduling.WeeklyPeriod;
import dev.orrery.calendar.schema.tables.records.WorkingHoursRecord;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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
            WeeklyHours hours,
            @Nullable CalendarId holidays,
            long version,
            Instant now) {
        WorkingHoursRecord row = new WorkingHoursRecord(
                transaction.organizationId(),
                user,
                Zones.name(hours.zone()),
                holidays == null ? null : holidays.value(),
                version,
                now,
                hours.periods().stream().map(WeeklyPeriod::toString).toArray(String[]::new));
        transaction
                .sql()
                .insertInto(WORKING_HOURS)
                .set(row)
                .onConflict(WORKING_HOURS.ORG_ID, WORKING_HOURS.USER_ID)
                .doUpdate()
                .set(row)
                .execute();
    }

    private static StoredWorkingHours stored(WorkingHoursRecord row) {
        List<WeeklyPeriod> periods =
                Arrays.stream(row.getPeriods()).map(WeeklyPeriod::parse).toList();
        return new StoredWorkingHours(
                row.getUserId(),
                new WeeklyHours(Zones.known(row.getTimeZone()), periods),
                Optional.ofNullable(row.getHolidayCalendarId())
                        .map(CalendarId::new)
                        .orElse(null),
                row.getVersion(),
                row.getUpdateTime());
    }
}
