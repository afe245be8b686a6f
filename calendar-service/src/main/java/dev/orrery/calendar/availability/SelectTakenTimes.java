package dev.orrery.calendar.availability;

import dev.orrery.calendar.availability.Answers.Answer;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Answers when many subjects are taken, as far as it is written down: one query for what people answered and one for what
 * takes place in the calendars that this is about, whose rows all come from indexes, a calendar each. They are put
 * together here, where a look-up costs a tenth of what it costs a join in the database.
 */
final class SelectTakenTimes {
    private static final String ANSWERS = """
            SELECT a.calendar_id,
                   array_agg(p.subject),
                   array_agg(a.event_id),
                   array_agg(a.instance_id),
                   array_agg(a.response <> 'DECLINED' AND a.role <> 'NON_PARTICIPANT'),
                   array_agg(a.response <> 'ACCEPTED')
              FROM unnest({1}, {2}) AS p(user_id, subject)
              JOIN attendee a
                ON a.org_id = {0} AND a.user_id = p.user_id AND a.last_end > {3} AND a.first_start < {4}
             GROUP BY a.calendar_id
            """;
    private static final String OCCURRENCES = """
            SELECT l.calendar_id, o.event_ids, o.instance_ids, o.starts, o.ends, o.are_tentative
              FROM unnest({1}) AS l(calendar_id)
             CROSS JOIN LATERAL (
               SELECT array_agg(c.event_id) AS event_ids,
                      array_agg(CASE WHEN c.is_override THEN c.instance_id ELSE '' END) AS instance_ids,
                      array_agg((date_part('epoch', c.starts_at) * 1000000)::bigint) AS starts,
                      array_agg((date_part('epoch', c.ends_at) * 1000000)::bigint) AS ends,
                      array_agg(c.is_tentative) AS are_tentative
                 FROM (
                   SELECT event_id, instance_id, starts_at, ends_at, is_override, is_tentative
                     FROM occurrence
                    WHERE org_id = {0} AND calendar_id = l.calendar_id AND is_busy AND NOT is_long
                      AND starts_at >= {2} - interval '25 hours' AND starts_at < {3} AND ends_at > {2}
                   UNION ALL
                   SELECT event_id, instance_id, starts_at, ends_at, is_override, is_tentative
                     FROM occurrence
                    WHERE org_id = {0} AND calendar_id = l.calendar_id AND is_busy AND is_long
                      AND ends_at > {2} AND starts_at < {3}) c) o
             WHERE o.event_ids IS NOT NULL
               AND NOT EXISTS (
                 SELECT FROM calendar d
                  WHERE d.org_id = {0} AND d.calendar_id = l.calendar_id AND d.purge_time IS NOT NULL)
            """;

    private final OrganizationTransaction transaction;
    private final Sources sources;
    private final Interval range;

    SelectTakenTimes(OrganizationTransaction transaction, Sources sources, Interval range) {
        this.transaction = transaction;
        this.sources = sources;
        this.range = range;
    }

    /** Adds what overlaps the range to the subjects' times. */
    void addTo(TakenTimes times) {
        read((subject, occurrence, isTentative) ->
                times.of(subject).add(occurrence.startMicros(), occurrence.endMicros(), isTentative));
    }

    /** The same one by one, with the event that each is of. */
    List<TakenEvent> events() {
        List<TakenEvent> events = new ArrayList<>();
        read((subject, occurrence, isTentative) -> {
            if (occurrence.startMicros() < occurrence.endMicros()) {
                Interval time = new Interval(instant(occurrence.startMicros()), instant(occurrence.endMicros()));
                EventKey event = EventKey.of(occurrence.calendar(), occurrence.event());
                events.add(new TakenEvent(subject, event, time, isTentative));
            }
        });
        return events;
    }

    private void read(Taker taker) {
        Map<String, Answers> answers = answers();
        Map<String, List<Sources.OfCalendar>> holders = sources.calendars().stream()
                .collect(Collectors.groupingBy(source -> source.calendar().value()));
        String[] calendars = Stream.concat(holders.keySet().stream(), answers.keySet().stream())
                .distinct()
                .toArray(String[]::new);
        transaction
                .sql()
                .resultQuery(
                        OCCURRENCES,
                        DSL.val(transaction.organizationId()),
                        DSL.val(calendars),
                        time(range.start()),
                        time(range.end()))
                .forEach(row -> {
                    String calendar = row.get(0, String.class);
                    give(
                            occurrences(calendar, row),
                            holders.getOrDefault(calendar, List.of()),
                            answers.getOrDefault(calendar, Answers.NONE),
                            taker);
                });
    }

    /** By the calendars that the people are invited from. */
    private Map<String, Answers> answers() {
        if (sources.people().isEmpty()) {
            return Map.of();
        }
        Integer[] subjects =
                sources.people().stream().map(Sources.OfPerson::subject).toArray(Integer[]::new);
        Map<String, Answers> answers = new HashMap<>();
        transaction
                .sql()
                .resultQuery(
                        ANSWERS,
                        DSL.val(transaction.organizationId()),
                        DSL.val(sources.users()),
                        DSL.val(subjects),
                        time(range.start()),
                        time(range.end()))
                .forEach(row -> answers.put(row.get(0, String.class), answers(row)));
        return answers;
    }

    private static Answers answers(Record row) {
        Integer[] subjects = row.get(1, Integer[].class);
        String[] events = row.get(2, String[].class);
        String[] instances = row.get(3, String[].class);
        Boolean[] areTaken = row.get(4, Boolean[].class);
        Boolean[] areTentative = row.get(5, Boolean[].class);
        Answers answers = new Answers();
        for (int i = 0; i < subjects.length; i++) {
            answers.add(events[i], instances[i], new Answer(subjects[i], areTaken[i], areTentative[i]));
        }
        return answers;
    }

    private static List<TakenOccurrence> occurrences(String calendar, Record row) {
        String[] events = row.get(1, String[].class);
        String[] instances = row.get(2, String[].class);
        Long[] starts = row.get(3, Long[].class);
        Long[] ends = row.get(4, Long[].class);
        Boolean[] areTentative = row.get(5, Boolean[].class);
        List<TakenOccurrence> occurrences = new ArrayList<>(events.length);
        for (int i = 0; i < events.length; i++) {
            occurrences.add(
                    new TakenOccurrence(calendar, events[i], instances[i], starts[i], ends[i], areTentative[i]));
        }
        return occurrences;
    }

    /** An occurrence takes the time of those in whose calendar it is, but for those who have answered, and of these. */
    private static void give(
            List<TakenOccurrence> occurrences, List<Sources.OfCalendar> holders, Answers answers, Taker taker) {
        for (TakenOccurrence occurrence : occurrences) {
            List<Answer> given = answers.to(occurrence.event(), occurrence.instance());
            for (Sources.OfCalendar holder : holders) {
                if (holder.owner() == null
                        || given.stream().noneMatch(answer -> answer.subject() == holder.subject())) {
                    taker.take(holder.subject(), occurrence, occurrence.isTentative());
                }
            }
            for (Answer answer : given) {
                if (answer.isTaken()) {
                    taker.take(answer.subject(), occurrence, occurrence.isTentative() || answer.isTentative());
                }
            }
        }
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Field<OffsetDateTime> time(Instant instant) {
        return DSL.val(instant.atOffset(ZoneOffset.UTC));
    }

    /** {@code instance} is empty for what does not differ from its event. */
    private record TakenOccurrence(
            String calendar, String event, String instance, long startMicros, long endMicros, boolean isTentative) {}

    /** Is told whose time an occurrence takes. */
    @FunctionalInterface
    private interface Taker {
        void take(int subject, TakenOccurrence occurrence, boolean isTentative);
    }
}
