package dev.orrery.calendar.availability;

import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.freebusy.BusyTimesBuilder;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/**
 * Answers when many subjects are taken, as far as it is written down: one query, whose rows all come from indexes. An
 * instance that differs from its series has attendees of its own, so that an answer is found by event and, for such an
 * instance, by its id.
 */
final class SelectTakenTimes {
    private static final String TAKEN = """
            WITH answer AS MATERIALIZED (
              SELECT p.subject, a.user_id, a.calendar_id, a.event_id, a.instance_id, a.response, a.role
                FROM unnest({1}, {2}) AS p(user_id, subject)
                JOIN attendee a
                  ON a.org_id = {0} AND a.user_id = p.user_id AND a.last_end > {6} AND a.first_start < {7}),
            looked_at AS (
              SELECT unnest({3}) AS calendar_id
              UNION
              SELECT calendar_id FROM answer WHERE calendar_id <> ALL (ARRAY(
                SELECT calendar_id FROM calendar WHERE org_id = {0} AND purge_time IS NOT NULL))),
            taking AS MATERIALIZED (
              SELECT l.calendar_id, o.event_id, CASE WHEN o.is_override THEN o.instance_id ELSE '' END AS instance_id,
                     o.starts_at, o.ends_at, o.is_tentative
                FROM looked_at l
                CROSS JOIN LATERAL (
                  SELECT c.event_id, c.instance_id, c.starts_at, c.ends_at, c.is_override, c.is_tentative
                    FROM occurrence c
                   WHERE c.org_id = {0} AND c.calendar_id = l.calendar_id AND c.is_busy AND NOT c.is_long
                     AND c.starts_at >= {6} - interval '25 hours' AND c.starts_at < {7} AND c.ends_at > {6}
                  UNION ALL
                  SELECT c.event_id, c.instance_id, c.starts_at, c.ends_at, c.is_override, c.is_tentative
                    FROM occurrence c
                   WHERE c.org_id = {0} AND c.calendar_id = l.calendar_id AND c.is_busy AND c.is_long
                     AND c.ends_at > {6} AND c.starts_at < {7}) o),
            taken AS (
              SELECT s.subject, t.calendar_id, t.event_id, t.starts_at, t.ends_at, t.is_tentative
                FROM unnest({3}, {4}, {5}) AS s(calendar_id, subject, user_id)
                JOIN taking t ON t.calendar_id = s.calendar_id
               WHERE NOT EXISTS (
                 SELECT FROM answer a
                  WHERE a.user_id = s.user_id AND a.calendar_id = t.calendar_id AND a.event_id = t.event_id
                    AND a.instance_id = t.instance_id)
              UNION ALL
              SELECT a.subject, calendar_id, event_id, t.starts_at, t.ends_at, t.is_tentative OR a.response <> 'ACCEPTED'
                FROM answer a
                JOIN taking t USING (calendar_id, event_id, instance_id)
               WHERE a.response <> 'DECLINED' AND a.role <> 'NON_PARTICIPANT')
            """;
    private static final String TIMES = """
            SELECT subject,
                   array_agg((date_part('epoch', starts_at) * 1000000)::bigint),
                   array_agg((date_part('epoch', ends_at) * 1000000)::bigint),
                   array_agg(is_tentative)
              FROM taken
             GROUP BY subject
            """;
    private static final String EVENTS = """
            SELECT subject, calendar_id, event_id, starts_at, ends_at, is_tentative
              FROM taken
             WHERE starts_at < ends_at
            """;
    /** A month of a thousand people is sorted out in memory, not on disk. */
    private static final String WORK_MEMORY = "SELECT set_config('work_mem', '32MB', true)";

    private SelectTakenTimes() {}

    /** Adds what overlaps the range to the subjects' times. */
    static void addTo(TakenTimes times, OrganizationTransaction transaction, Sources sources, Interval range) {
        query(TAKEN + TIMES, transaction, sources, range)
                .forEach(row -> add(
                        times.of(row.get(0, Integer.class)),
                        row.get(1, Long[].class),
                        row.get(2, Long[].class),
                        row.get(3, Boolean[].class)));
    }

    /** The same one by one, with the event that each is of. */
    static List<TakenEvent> events(OrganizationTransaction transaction, Sources sources, Interval range) {
        return query(TAKEN + EVENTS, transaction, sources, range)
                .fetch(row -> new TakenEvent(
                        row.get(0, Integer.class),
                        EventKey.of(row.get(1, String.class), row.get(2, String.class)),
                        new Interval(row.get(3, Instant.class), row.get(4, Instant.class)),
                        row.get(5, Boolean.class)));
    }

    private static ResultQuery<Record> query(
            String sql, OrganizationTransaction transaction, Sources sources, Interval range) {
        transaction.sql().fetch(WORK_MEMORY);
        return transaction
                .sql()
                .resultQuery(
                        sql,
                        DSL.val(transaction.organizationId()),
                        DSL.val(sources.users()),
                        DSL.val(sources.people().stream()
                                .map(Sources.OfPerson::subject)
                                .toArray(Integer[]::new)),
                        DSL.val(sources.calendarIds()),
                        DSL.val(sources.calendars().stream()
                                .map(Sources.OfCalendar::subject)
                                .toArray(Integer[]::new)),
                        DSL.val(sources.calendars().stream()
                                .map(Sources.OfCalendar::owner)
                                .toArray(UUID[]::new)),
                        time(range.start()),
                        time(range.end()));
    }

    private static void add(BusyTimesBuilder times, Long[] starts, Long[] ends, Boolean[] isTentative) {
        for (int i = 0; i < starts.length; i++) {
            times.add(starts[i], ends[i], isTentative[i]);
        }
    }

    private static Field<OffsetDateTime> time(Instant instant) {
        return DSL.val(instant.atOffset(ZoneOffset.UTC));
    }
}
