package dev.orrery.calendar.eventstore;

import static dev.orrery.calendar.schema.Tables.CALENDAR_;
import static dev.orrery.calendar.schema.Tables.EVENT;

import dev.orrery.calendar.event.OccurrencePlanner;
import dev.orrery.calendar.event.Zones;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Writes down more occurrences of series whose horizon has come closer. */
public final class HorizonExtension {
    /** A series is looked at again when this much of its horizon is gone. */
    static final Duration SLACK = Duration.ofDays(30);

    private static final int MAX_AT_ONCE = 200;

    private HorizonExtension() {}

    /**
     * Extends some series that nobody else works on; whether there may be more.
     *
     * @param extended is told of each, with the zone of its calendar
     */
    public static boolean run(
            OrganizationTransaction transaction, Instant now, BiConsumer<StoredEvent, ZoneId> extended) {
        Instant horizon = now.plus(PlannedEvent.HORIZON);
        Map<EventKey, ZoneId> due = new HashMap<>();
        transaction
                .sql()
                .select(EVENT.CALENDAR_ID, EVENT.EVENT_ID, CALENDAR_.TIME_ZONE)
                .from(EVENT)
                .join(CALENDAR_)
                .on(EVENT.ORG_ID.eq(CALENDAR_.ORG_ID), EVENT.CALENDAR_ID.eq(CALENDAR_.CALENDAR_ID))
                .where(
                        EVENT.ORG_ID.eq(transaction.organizationId()),
                        EVENT.EXPANDED_UNTIL.gt(OccurrencePlanner.NOT_WRITTEN),
                        EVENT.EXPANDED_UNTIL.lt(horizon.minus(SLACK)))
                .limit(MAX_AT_ONCE)
                .forUpdate()
                .of(EVENT)
                .skipLocked()
                .forEach(row -> due.put(EventKey.of(row.value1(), row.value2()), Zones.known(row.value3())));
        List<StoredEvent> series = new SelectEvents(transaction).byKeys(due.keySet());
        for (StoredEvent stored : series) {
            Instant from = Objects.requireNonNull(stored.expandedUntil());
            ZoneId zone = Objects.requireNonNull(due.get(stored.key()));
            OccurrenceStore.extend(transaction, stored, OccurrencePlanner.extend(stored.event(), zone, from, horizon));
            extended.accept(stored, zone);
        }
        return due.size() == MAX_AT_ONCE;
    }
}
