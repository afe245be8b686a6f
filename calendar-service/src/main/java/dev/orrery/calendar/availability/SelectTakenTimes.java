package dev.orrery.calendar.availability;

import static dev.orrery.calendar.schema.Tables.OCCURRENCE;

import dev.orrery.calendar.availability.Answers.Answer;
import dev.orrery.calendar.availability.Answers.Invitation;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.RenderedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Param;
import org.jooq.impl.DSL;

/**
 * Answers when many subjects are taken, as far as it is written down: one query for what people answered and one for what
 * takes place in the calendars that this is about, whose rows all come from indexes. They are put together here, where a
 * look-up costs a tenth of what a join of them costs the database, and while it still reads.
 */
final class SelectTakenTimes {
    private static final Param<UUID> ORGANIZATION = DSL.param("organization", OCCURRENCE.ORG_ID);
    private static final Param<UUID[]> USERS = DSL.param("users", UUID[].class);
    private static final Param<String[]> CALENDARS = DSL.param("calendars", String[].class);
    private static final Param<Instant> START = DSL.param("start", OCCURRENCE.STARTS_AT);
    private static final Param<Instant> END = DSL.param("end", OCCURRENCE.ENDS_AT);

    /** The users are numbered from 1. */
    private static final RenderedQuery ANSWERS =
            RenderedQuery.of(DSL.selectFrom(DSL.table("""
            (SELECT p.place, a.calendar_id, a.event_id, a.instance_id,
                    a.response <> 'DECLINED' AND a.role <> 'NON_PARTICIPANT', a.response <> 'ACCEPTED'
               FROM unnest({1}) WITH ORDINALITY AS p(user_id, place)
               JOIN attendee a
                 ON a.org_id = {0} AND a.user_id = p.user_id AND a.last_end > {2} AND a.first_start < {3}) answer
            """, ORGANIZATION, USERS, START, END)));

    /** The calendars are numbered from 1. */
    private static final RenderedQuery OCCURRENCES =
            RenderedQuery.of(DSL.selectFrom(DSL.table("""
            (SELECT l.place, o.event_id, CASE WHEN o.is_override THEN o.instance_id ELSE '' END,
                    (date_part('epoch', o.starts_at) * 1000000)::bigint,
                    (date_part('epoch', o.ends_at) * 1000000)::bigint, o.is_tentative
               FROM unnest({1}) WITH ORDINALITY AS l(calendar_id, place)
              CROSS JOIN LATERAL (
                SELECT event_id, instance_id, starts_at, ends_at, is_override, is_tentative
                  FROM occurrence
                 WHERE org_id = {0} AND calendar_id = l.calendar_id AND is_busy AND NOT is_long
                   AND starts_at >= {2} - interval '25 hours' AND starts_at < {3} AND ends_at > {2}
                UNION ALL
                SELECT event_id, instance_id, starts_at, ends_at, is_override, is_tentative
                  FROM occurrence
                 WHERE org_id = {0} AND calendar_id = l.calendar_id AND is_busy AND is_long
                   AND ends_at > {2} AND starts_at < {3}) o
              WHERE NOT EXISTS (
                SELECT FROM calendar d
                 WHERE d.org_id = {0} AND d.calendar_id = l.calendar_id AND d.purge_time IS NOT NULL)) occurrence
            """, ORGANIZATION, CALENDARS, START, END)));

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
        read((subject, occurrence, isTentative) -> occurrence
                .time()
                .ifPresent(time -> events.add(new TakenEvent(subject, occurrence.event(), time, isTentative))));
        return events;
    }

    private void read(Taker taker) {
        Answers answers = answers();
        Map<String, List<Sources.OfCalendar>> holders = sources.calendars().stream()
                .collect(Collectors.groupingBy(source -> source.calendar().value()));
        String[] calendars = Stream.concat(holders.keySet().stream(), answers.calendars().stream())
                .distinct()
                .toArray(String[]::new);
        OCCURRENCES
                .fetch(
                        transaction,
                        Map.of(
                                ORGANIZATION.getName(), transaction.organizationId(),
                                CALENDARS.getName(), calendars,
                                START.getName(), range.start(),
                                END.getName(), range.end()),
                        row -> occurrence(row, calendars))
                .forEach(occurrence -> give(
                        occurrence,
                        holders.getOrDefault(occurrence.invitation().calendar(), List.of()),
                        answers.to(occurrence.invitation()),
                        taker));
    }

    private Answers answers() {
        Answers answers = new Answers();
        if (sources.people().isEmpty()) {
            return answers;
        }
        ANSWERS.fetch(
                transaction,
                Map.of(
                        ORGANIZATION.getName(), transaction.organizationId(),
                        USERS.getName(), sources.users(),
                        START.getName(), range.start(),
                        END.getName(), range.end()),
                row -> {
                    int subject = sources.people().get(row.getInt(1) - 1).subject();
                    answers.add(
                            new Invitation(row.getString(2), row.getString(3), row.getString(4)),
                            new Answer(subject, row.getBoolean(5), row.getBoolean(6)));
                    return subject;
                });
        return answers;
    }

    private static TakenOccurrence occurrence(ResultSet row, String[] calendars) throws SQLException {
        return new TakenOccurrence(
                new Invitation(calendars[row.getInt(1) - 1], row.getString(2), row.getString(3)),
                row.getLong(4),
                row.getLong(5),
                row.getBoolean(6));
    }

    /** It takes the time of those in whose calendar it is, but for those who have answered, and of these as they did. */
    private static void give(
            TakenOccurrence occurrence, List<Sources.OfCalendar> holders, List<Answer> answers, Taker taker) {
        for (Sources.OfCalendar holder : holders) {
            if (holder.owner() == null || answers.stream().noneMatch(answer -> answer.subject() == holder.subject())) {
                taker.take(holder.subject(), occurrence, occurrence.isTentative());
            }
        }
        for (Answer answer : answers) {
            if (answer.isTaken()) {
                taker.take(answer.subject(), occurrence, occurrence.isTentative() || answer.isTentative());
            }
        }
    }

    /** Is told whose time an occurrence takes. */
    @FunctionalInterface
    private interface Taker {
        void take(int subject, TakenOccurrence occurrence, boolean isTentative);
    }
}
