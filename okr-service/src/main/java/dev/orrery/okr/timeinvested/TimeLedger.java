package dev.orrery.okr.timeinvested;

import static dev.orrery.okr.schema.Tables.ATTENDED_TIME;

import dev.orrery.okr.alignment.SharedTime;
import dev.orrery.okr.alignment.TimeSpan;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.schema.tables.records.AttendedTimeRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * The attended time that is written down. A change of events writes only what differs, and shares the days anew that it
 * touches: each day of each person stands for itself, so the result is the same whatever came before.
 */
final class TimeLedger {
    private TimeLedger() {}

    private record Entry(EventId event, AttendedSpan span) {
        PersonsDay day() {
            return new PersonsDay(span.user(), span.day());
        }
    }

    /** Gives each event these spans instead of those it has. */
    static void replace(Edit edit, Map<EventId, List<AttendedSpan>> wanted) {
        Map<Entry, AttendedTimeRecord> gone = new LinkedHashMap<>();
        for (AttendedTimeRecord row : SelectLedgerRows.ofEvents(edit.transaction(), wanted.keySet())) {
            gone.put(entry(row), row);
        }
        Map<Entry, AttendedTimeRecord> missing = new LinkedHashMap<>();
        wanted.forEach((event, spans) -> new LinkedHashSet<>(spans).forEach(span -> {
            Entry entry = new Entry(event, span);
            if (gone.remove(entry) == null) {
                missing.put(entry, row(edit, entry));
            }
        }));
        Set<PersonsDay> touched = new LinkedHashSet<>();
        gone.keySet().forEach(entry -> touched.add(entry.day()));
        missing.keySet().forEach(entry -> touched.add(entry.day()));
        AttendedTimeRows.delete(edit, gone.values());
        AttendedTimeRows.insert(edit, missing.values());
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
        Map<PersonsDay, List<AttendedTimeRecord>> byDay = SelectLedgerRows.of(edit.transaction(), days).stream()
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
        AttendedTimeRows.setShares(edit, changed);
    }

    static TimeSpan timeSpan(AttendedTimeRecord row) {
        return new TimeSpan(micros(row.getStartTime()), micros(row.getEndTime()));
    }

    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    /** Whether a row is of one of these events. */
    static Condition oneOf(TableField<?, String> calendar, TableField<?, String> event, Collection<EventId> ids) {
        return DSL.condition(
                "({0}, {1}) IN (SELECT * FROM unnest({2}, {3}))",
                calendar,
                event,
                DSL.val(ids.stream().map(EventId::calendar).toArray(String[]::new)),
                DSL.val(ids.stream().map(EventId::value).toArray(String[]::new)));
    }

    private static Entry entry(AttendedTimeRecord row) {
        return new Entry(
                new EventId(row.getCalendarId(), row.getEventId()),
                new AttendedSpan(
                        row.getUserId(), row.getDay(), row.getOccurrence(), row.getStartTime(), row.getEndTime()));
    }

    private static AttendedTimeRecord row(Edit edit, Entry entry) {
        AttendedSpan span = entry.span();
        AttendedTimeRecord row = new AttendedTimeRecord();
        row.setOrgId(edit.organizationId());
        row.setUserId(span.user());
        row.setDay(span.day());
        row.setCalendarId(entry.event().calendar());
        row.setEventId(entry.event().value());
        row.setOccurrence(span.occurrence());
        row.setStartTime(span.start());
        row.setEndTime(span.end());
        row.setShareMicros(ChronoUnit.MICROS.between(span.start(), span.end()));
        return row;
    }
}
