package dev.orrery.calendar.availability;

import static dev.orrery.calendar.schema.Tables.OCCURRENCE;

import dev.orrery.calendar.availability.Answers.Answer;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.kit.tenancy.Questions;
import dev.orrery.kit.tenancy.RenderedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.Param;
import org.jooq.impl.DSL;

/**
 * Answers when many subjects are taken, as far as it is written down: one query for what people answered, one for what
 * takes place in the calendars that they hold, and one for the calendars that they are invited from besides, whose rows all
 * come from indexes. They are put together here, where a look-up costs a tenth of what a join of them costs the database.
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

    private final Questions questions;
    private final Sources sources;
    private final Interval range;

    SelectTakenTimes(Questions questions, Sources sources, Interval range) {
        this.questions = questions;
        this.sources = sources;
        this.range = range;
    }

    /** Adds what overlaps the range to the subjects' times. */
    void addTo(TakenTimes times) {
        read((subject, occurrence, isTentative) ->
                times.add(subject, occurrence.startMicros(), occurrence.endMicros(), isTentative));
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
        Map<String, List<Sources.OfCalendar>> holders = sources.calendars().stream()
                .collect(Collectors.groupingBy(source -> source.calendar().value()));
        Supplier<Answers> asked = questions.ask(this::answers);
        Supplier<List<TakenOccurrence>> held = questions.ask(transaction -> occurrences(transaction, holders.keySet()));
        Answers answers = asked.get();
        Set<String> others = new HashSet<>(answers.calendars());
        others.removeAll(holders.keySet());
        Supplier<List<TakenOccurrence>> elsewhere = questions.ask(transaction -> occurrences(transaction, others));
        give(held.get(), holders, answers, taker);
        give(elsewhere.get(), holders, answers, taker);
    }

    private Answers answers(OrganizationTransaction transaction) {
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
                    Answer answer = new Answer(subject, row.getBoolean(5), row.getBoolean(6));
                    answers.add(row.getString(2), row.getString(3), row.getString(4), answer);
                    return subject;
                });
        return answers;
    }

    private List<TakenOccurrence> occurrences(OrganizationTransaction transaction, Set<String> of) {
        if (of.isEmpty()) {
            return List.of();
        }
        String[] calendars = of.toArray(String[]::new);
        return OCCURRENCES.fetch(
                transaction,
                Map.of(
                        ORGANIZATION.getName(), transaction.organizationId(),
                        CALENDARS.getName(), calendars,
                        START.getName(), range.start(),
                        END.getName(), range.end()),
                row -> occurrence(row, calendars));
    }

    private static TakenOccurrence occurrence(ResultSet row, String[] calendars) throws SQLException {
        return new TakenOccurrence(
                calendars[row.getInt(1) - 1],
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getBoolean(6));
    }

    /** The occurrences of a calendar come one after the other. */
    private static void give(
            List<TakenOccurrence> occurrences,
            Map<String, List<Sources.OfCalendar>> holders,
            Answers answers,
            Taker taker) {
        String calendar = "";
        List<Sources.OfCalendar> ofCalendar = List.of();
        Answers.OfCalendar answered = answers.in(calendar);
        for (TakenOccurrence occurrence : occurrences) {
            if (!occurrence.calendar().equals(calendar)) {
                calendar = occurrence.calendar();
                ofCalendar = holders.getOrDefault(calendar, List.of());
                answered = answers.in(calendar);
            }
            give(occurrence, ofCalendar, answered.to(occurrence.eventId(), occurrence.instance()), taker);
        }
    }

    /** It takes the time of those in whose calendar it is, but for those who have answered, and of these as they did. */
    private static void give(
            TakenOccurrence occurrence, List<Sources.OfCalendar> holders, List<Answer> answers, Taker taker) {
        for (Sources.OfCalendar holder : holders) {
            if (holder.owner() == null || !hasAnswered(holder.subject(), answers)) {
                taker.take(holder.subject(), occurrence, occurrence.isTentative());
            }
        }
        for (Answer answer : answers) {
            if (answer.isTaken()) {
                taker.take(answer.subject(), occurrence, occurrence.isTentative() || answer.isTentative());
            }
        }
    }

    private static boolean hasAnswered(int subject, List<Answer> answers) {
        for (Answer answer : answers) {
            if (answer.subject() == subject) {
                return true;
            }
        }
        return false;
    }

    /** Is told whose time an occurrence takes. */
    @FunctionalInterface
    private interface Taker {
        void take(int subject, TakenOccurrence occurrence, boolean isTentative);
    }
}
