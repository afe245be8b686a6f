package dev.orrery.calendar.availability;

import static dev.orrery.calendar.schema.Tables.CALENDAR_;
import static dev.orrery.calendar.schema.Tables.EVENT;
import static dev.orrery.calendar.schema.Tables.EVENT_OVERRIDE;
import static dev.orrery.calendar.schema.Tables.OCCURRENCE;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventStatus;
import dev.orrery.calendar.event.Zones;
import dev.orrery.calendar.eventstore.OccurrenceJoins;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Answers which days are off by calendars of holidays: those of their all-day events that take place, as far ahead as
 * events are written down. A day is the same day everywhere, so that it is read back in the zone it was written in.
 */
final class SelectDaysOff {
    /** Days elsewhere begin and end within a day of the same day here. */
    private static final Duration ZONE_SLACK = Duration.ofDays(1);

    private static final String DATE = "DATE";
    private static final Field<String> TIME_KIND = DSL.coalesce(EVENT_OVERRIDE.TIME_KIND, EVENT.TIME_KIND);
    private static final Field<String> STATUS = DSL.coalesce(EVENT_OVERRIDE.STATUS, EVENT.STATUS);

    private SelectDaysOff() {}

    static Map<CalendarId, Set<LocalDate>> of(
            OrganizationTransaction transaction, Collection<CalendarId> calendars, Interval range) {
        Map<CalendarId, Set<LocalDate>> daysOff = new HashMap<>();
        if (calendars.isEmpty()) {
            return daysOff;
        }
        transaction
                .sql()
                .select(OCCURRENCE.CALENDAR_ID, OCCURRENCE.STARTS_AT, OCCURRENCE.ENDS_AT, CALENDAR_.TIME_ZONE)
                .from(OCCURRENCE)
                .join(CALENDAR_)
                .on(CALENDAR_.ORG_ID.eq(OCCURRENCE.ORG_ID), CALENDAR_.CALENDAR_ID.eq(OCCURRENCE.CALENDAR_ID))
                .join(EVENT)
                .on(OccurrenceJoins.withEvent())
                .leftJoin(EVENT_OVERRIDE)
                .on(OccurrenceJoins.withOverride())
                .where(
                        OCCURRENCE.ORG_ID.eq(transaction.organizationId()),
                        OCCURRENCE.CALENDAR_ID.eq(DSL.any(
                                calendars.stream().map(CalendarId::value).toArray(String[]::new))),
                        OCCURRENCE.STARTS_AT.lt(range.end().plus(ZONE_SLACK)),
                        OCCURRENCE.ENDS_AT.gt(range.start().minus(ZONE_SLACK)),
                        CALENDAR_.DELETE_TIME.isNull(),
                        TIME_KIND.eq(DATE),
                        STATUS.ne(EventStatus.CANCELLED.name()))
                .forEach(row -> {
                    ZoneId zone = Zones.known(row.value4());
                    LocalDate end = LocalDate.ofInstant(row.value3(), zone);
                    LocalDate.ofInstant(row.value2(), zone)
                            .datesUntil(end)
                            .forEach(daysOff.computeIfAbsent(new CalendarId(row.value1()), _ -> new HashSet<>())::add);
                });
        return daysOff;
    }
}
