package dev.orrery.okr.timeinvested;

import static dev.orrery.okr.schema.Tables.ATTENDED_TIME;

import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.alignment.SharedTime;
import dev.orrery.okr.alignment.TimeSpan;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.schema.tables.records.AttendedTimeRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * The attended time that is written down. A change of an event writes only what differs, and shares the days anew that
 * it touches: each day of each person stands for itself, so the result is the same whatever came before.
 */
final class TimeLedger {
    private TimeLedger() {}

    private record PersonsDay(UUID user, LocalDate day) {}

    /** Gives an event these spans instead of those it has. */
    static void replace(Edit edit, EventId event, Collection<AttendedSpan> wanted) {
        Map<AttendedSpan, AttendedTimeRecord> present = of(edit.transaction(), ofEvent(event)).stream()
                .collect(Collectors.toMap(TimeLedger::span, Function.identity()));
        Set<AttendedSpan> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(present.keySet());
        present.keySet().removeAll(new HashSet<>(wanted));
        Set<PersonsDay> touched = new LinkedHashSet<>();
        present.keySet().forEach(span -> touched.add(new PersonsDay(span.user(), span.day())));
        missing.forEach(span -> touched.add(new PersonsDay(span.user(), span.day())));
        edit.sql().batchDelete(present.values()).execute();
        edit.sql()
                .batchInsert(
                        missing.stream().map(span -> row(edit, event, span)).toList())
                .execute();
        share(edit, touched);
    }

    /** Takes all time of a calendar out. */
    static void removeCalendar(Edit edit, String calendarId) {
        Set<PersonsDay> touched = new LinkedHashSet<>();
        edit.sql()
                .deleteFrom(ATTENDED_TIME)
                .where(ATTENDED_TIME.ORG_ID.eq(edit.organizationId()), ATTENDED_TIME.CALENDAR_ID.eq(calendarId))
                .returning(ATTENDED_TIME.USER_ID, ATTENDED_TIME.DAY)
                .fetch()
                .forEach(row -> touched.add(new PersonsDay(row.getUserId(), row.getDay())));
        share(edit, touched);
    }

    /** Says anew how much of these days each event gets. */
    private static void share(Edit edit, Set<PersonsDay> days) {
        if (days.isEmpty()) {
            return;
        }
        Map<PersonsDay, List<AttendedTimeRecord>> byDay = of(edit.transaction(), onDays(days)).stream()
                .collect(Collectors.groupingBy(row -> new PersonsDay(row.getUserId(), row.getDay())));
        List<AttendedTimeRecord> changed = new ArrayList<>();
        byDay.values().forEach(rows -> {
            long[] shares =
                    SharedTime.of(rows.stream().map(TimeLedger::timeSpan).toList());
            for (int i = 0; i < shares.length; i++) {
                if (rows.get(i).getShareMicros() != shares[i]) {
                    rows.get(i).setShareMicros(shares[i]);
                    changed.add(rows.get(i));
                }
            }
        });
        edit.sql().batchUpdate(changed).execute();
    }

    static TimeSpan timeSpan(AttendedTimeRecord row) {
        return new TimeSpan(micros(row.getStartTime()), micros(row.getEndTime()));
    }

    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    /** In one order, so that what does not divide always falls to the same. */
    static List<AttendedTimeRecord> of(OrganizationTransaction transaction, Condition condition) {
        return transaction
                .sql()
                .selectFrom(ATTENDED_TIME)
                .where(ATTENDED_TIME.ORG_ID.eq(transaction.organizationId()), condition)
                .orderBy(
                        ATTENDED_TIME.USER_ID,
                        ATTENDED_TIME.DAY,
                        ATTENDED_TIME.START_TIME,
                        ATTENDED_TIME.CALENDAR_ID,
                        ATTENDED_TIME.EVENT_ID,
                        ATTENDED_TIME.OCCURRENCE)
                .fetch();
    }

    private static Condition ofEvent(EventId event) {
        return ATTENDED_TIME.CALENDAR_ID.eq(event.calendar()).and(ATTENDED_TIME.EVENT_ID.eq(event.value()));
    }

    private static Condition onDays(Set<PersonsDay> days) {
        UUID[] users = days.stream().map(PersonsDay::user).toArray(UUID[]::new);
        LocalDate[] dates = days.stream().map(PersonsDay::day).toArray(LocalDate[]::new);
        return DSL.condition(
                "({0}, {1}) IN (SELECT * FROM unnest({2}, {3}))",
                ATTENDED_TIME.USER_ID, ATTENDED_TIME.DAY, DSL.val(users), DSL.val(dates));
    }

    private static AttendedSpan span(AttendedTimeRecord row) {
        return new AttendedSpan(
                row.getUserId(), row.getDay(), row.getOccurrence(), row.getStartTime(), row.getEndTime());
    }

    private static AttendedTimeRecord row(Edit edit, EventId event, AttendedSpan span) {
        AttendedTimeRecord row = new AttendedTimeRecord();
        row.setOrgId(edit.organizationId());
        row.setUserId(span.user());
        row.setDay(span.day());
        row.setCalendarId(event.calendar());
        row.setEventId(event.value());
        row.setOccurrence(span.occurrence());
        row.setStartTime(span.start());
        row.setEndTime(span.end());
        row.setShareMicros(ChronoUnit.MICROS.between(span.start(), span.end()));
        return row;
    }
}
