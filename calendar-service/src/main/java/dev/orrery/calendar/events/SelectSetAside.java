package dev.orrery.calendar.events;

import static dev.orrery.calendar.schema.Tables.CALENDAR_;
import static dev.orrery.calendar.schema.Tables.EVENT;
import static dev.orrery.calendar.schema.Tables.EVENT_OVERRIDE;
import static dev.orrery.calendar.schema.Tables.OCCURRENCE;

import dev.orrery.calendar.event.AutoDecline;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.EventStatus;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.OccurrenceJoins;
import dev.orrery.calendar.series.SetAside;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/** When do these people decline to meet, by what their own calendars hold? Of that, what meets certain times. */
final class SelectSetAside {
    private static final Field<JSONB> SETTINGS = DSL.coalesce(EVENT_OVERRIDE.SETTINGS, EVENT.SETTINGS);
    private static final Field<String> MESSAGE =
            DSL.field("coalesce({0} ->> 'declineMessage', '')", String.class, SETTINGS);

    private SelectSetAside() {}

    /**
     * The times of each, the earliest first; who has none is left out.
     *
     * @param itself events of a calendar that are asked about, which do not decline themselves
     */
    static Map<UUID, List<SetAside>> of(
            OrganizationTransaction transaction,
            Collection<UUID> users,
            List<Occurrence> times,
            CalendarId calendar,
            Collection<EventId> itself) {
        return transaction
                .sql()
                .select(CALENDAR_.OWNER_ID, OCCURRENCE.STARTS_AT, OCCURRENCE.ENDS_AT, MESSAGE)
                .from(EVENT)
                .join(CALENDAR_)
                .on(EVENT.ORG_ID.eq(CALENDAR_.ORG_ID), EVENT.CALENDAR_ID.eq(CALENDAR_.CALENDAR_ID))
                .join(OCCURRENCE)
                .on(OccurrenceJoins.withEvent())
                .leftJoin(EVENT_OVERRIDE)
                .on(OccurrenceJoins.withOverride())
                .where(
                        EVENT.ORG_ID.eq(transaction.organizationId()),
                        isDeclining(EVENT.SETTINGS),
                        isDeclining(SETTINGS),
                        EVENT.STATUS.ne(EventStatus.CANCELLED.name()),
                        CALENDAR_.OWNER_ID.eq(DSL.any(users.toArray(new UUID[0]))),
                        CALENDAR_.DELETE_TIME.isNull(),
                        DSL.not(isAmong(calendar, itself)),
                        OCCURRENCE.STARTS_AT.lt(OCCURRENCE.ENDS_AT),
                        TimesOverlap.of(times))
                .orderBy(OCCURRENCE.STARTS_AT, MESSAGE)
                .stream()
                .collect(Collectors.groupingBy(
                        row -> row.value1(),
                        Collectors.mapping(
                                row -> new SetAside(new TimeRange(row.value2(), row.value3()), row.value4()),
                                Collectors.toList())));
    }

    /** In the words of the index, where it is about whole events. */
    private static Condition isDeclining(Field<JSONB> settings) {
        return DSL.field("{0} ->> 'autoDecline'", String.class, settings)
                .in(DSL.inline(AutoDecline.NEW_CONFLICTS.name()), DSL.inline(AutoDecline.ALL_CONFLICTS.name()));
    }

    private static Condition isAmong(CalendarId calendar, Collection<EventId> events) {
        String[] ids = events.stream().map(EventId::value).toArray(String[]::new);
        return EVENT.CALENDAR_ID.eq(calendar.value()).and(EVENT.EVENT_ID.eq(DSL.any(ids)));
    }
}
