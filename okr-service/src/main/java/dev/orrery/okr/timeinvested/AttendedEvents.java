package dev.orrery.okr.timeinvested;

import static dev.orrery.okr.schema.Tables.ATTENDED_EVENT;
import static dev.orrery.okr.schema.Tables.ATTENDED_INSTANCE;

import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.edits.Author;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.schema.tables.records.AttendedEventRecord;
import dev.orrery.okr.schema.tables.records.AttendedInstanceRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/** Keeps attended time up to what calendar-service's stream says of its events, and series written down ahead. */
@Component
public final class AttendedEvents {
    /** A series is written down further ahead once less than this is left. */
    private static final Duration MIN_AHEAD = Duration.ofDays(183);

    private static final int MAX_PER_TRANSACTION = 100;

    private final Edits edits;

    AttendedEvents(Edits edits) {
        this.edits = edits;
    }

    /** The stream says what an event is. */
    public void changed(Edit edit, EventId id, Event event) {
        lock(edit);
        List<UUID> attendees = Attendance.attendees(edit.organization(), event);
        boolean isSeries = event.getRecurrenceCount() > 0;
        if (!Attendance.hasHours(event) || (attendees.isEmpty() && !isSeries)) {
            forget(edit, id);
            return;
        }
        AttendedEventRecord row = new AttendedEventRecord();
        row.setOrgId(edit.organizationId());
        row.setCalendarId(id.calendar());
        row.setEventId(id.value());
        row.setWallStart(Attendance.wallStart(event));
        row.setZone(Attendance.zone(event).getId());
        row.setIsFloating(Attendance.isFloating(event));
        row.setLengthSeconds(Attendance.seconds(event));
        row.setRecurrence(event.getRecurrenceList().toArray(String[]::new));
        row.setAttendees(attendees.toArray(UUID[]::new));
        row.setExpandedUntil(isSeries ? edit.time().plus(Occurrences.HORIZON) : null);
        edit.sql()
                .insertInto(ATTENDED_EVENT)
                .set(row)
                .onConflict()
                .doUpdate()
                .setAllToExcluded()
                .execute();
        writeDown(edit, row);
    }

    /** A series goes on as another one, with the instances that differ from there on. */
    public void split(Edit edit, EventId from, EventId to, String firstOccurrence) {
        lock(edit);
        edit.sql()
                .selectFrom(ATTENDED_INSTANCE)
                .where(instancesOf(edit, from), ATTENDED_INSTANCE.OCCURRENCE.ge(firstOccurrence))
                .fetch()
                .forEach(row -> {
                    row.setCalendarId(to.calendar());
                    row.setEventId(to.value());
                    edit.sql()
                            .insertInto(ATTENDED_INSTANCE)
                            .set(row)
                            .onConflictDoNothing()
                            .execute();
                });
    }

    /** The stream says what an instance is that differs from its series. */
    public void instanceChanged(Edit edit, EventId id, String occurrence, Event instance) {
        lock(edit);
        AttendedInstanceRecord row = instance(edit, id, occurrence);
        row.setStartTime(Attendance.start(instance));
        row.setEndTime(Attendance.instant(instance.getEnd()));
        row.setAttendees(
                Attendance.hasHours(instance)
                        ? Attendance.attendees(edit.organization(), instance).toArray(UUID[]::new)
                        : new UUID[0]);
        store(edit, id, row);
    }

    /** The stream says that an instance does not take place. */
    public void instanceDeleted(Edit edit, EventId id, String occurrence) {
        lock(edit);
        AttendedInstanceRecord row = instance(edit, id, occurrence);
        row.setStartTime(edit.time());
        row.setEndTime(edit.time());
        row.setAttendees(new UUID[0]);
        store(edit, id, row);
    }

    /** The stream says that an event is gone. */
    public void deleted(Edit edit, EventId id) {
        lock(edit);
        forget(edit, id);
    }

    /** The stream says that a calendar is gone; what is known of its events stays, because it may come back. */
    public void calendarDeleted(Edit edit, String calendarId) {
        lock(edit);
        TimeLedger.removeCalendar(edit, calendarId);
    }

    /** The stream says that a calendar is there: if it was gone, its time is back. */
    public void calendarRestored(Edit edit, String calendarId) {
        lock(edit);
        events(edit, ATTENDED_EVENT.CALENDAR_ID.eq(calendarId)).forEach(row -> writeDown(edit, row));
    }

    /** Writes series down further ahead; answers how many. */
    public int extend(Organization organization) {
        return edits.runAs(Author.service(), organization, edit -> {
            lock(edit);
            List<AttendedEventRecord> due = edit.sql()
                    .selectFrom(ATTENDED_EVENT)
                    .where(
                            ATTENDED_EVENT.ORG_ID.eq(edit.organizationId()),
                            ATTENDED_EVENT.EXPANDED_UNTIL.lt(edit.time().plus(MIN_AHEAD)))
                    .orderBy(ATTENDED_EVENT.EXPANDED_UNTIL)
                    .limit(MAX_PER_TRANSACTION)
                    .fetch();
            Instant until = edit.time().plus(Occurrences.HORIZON);
            for (AttendedEventRecord row : due) {
                row.setExpandedUntil(until);
                edit.sql().executeUpdate(row);
                writeDown(edit, row);
            }
            return due.size();
        });
    }

    private static void store(Edit edit, EventId id, AttendedInstanceRecord row) {
        edit.sql()
                .insertInto(ATTENDED_INSTANCE)
                .set(row)
                .onConflict()
                .doUpdate()
                .setAllToExcluded()
                .execute();
        events(edit, ATTENDED_EVENT.CALENDAR_ID.eq(id.calendar()).and(ATTENDED_EVENT.EVENT_ID.eq(id.value())))
                .forEach(event -> writeDown(edit, event));
    }

    private static void writeDown(Edit edit, AttendedEventRecord event) {
        EventId id = new EventId(event.getCalendarId(), event.getEventId());
        List<AttendedInstanceRecord> instances = event.getRecurrence().length == 0
                ? List.of()
                : edit.sql()
                        .selectFrom(ATTENDED_INSTANCE)
                        .where(instancesOf(edit, id))
                        .fetch();
        Instant until = event.getExpandedUntil() == null ? Instant.MAX : event.getExpandedUntil();
        TimeLedger.replace(edit, id, Occurrences.of(event, instances, until));
    }

    private static void forget(Edit edit, EventId id) {
        edit.sql().deleteFrom(ATTENDED_INSTANCE).where(instancesOf(edit, id)).execute();
        edit.sql()
                .deleteFrom(ATTENDED_EVENT)
                .where(
                        ATTENDED_EVENT.ORG_ID.eq(edit.organizationId()),
                        ATTENDED_EVENT.CALENDAR_ID.eq(id.calendar()),
                        ATTENDED_EVENT.EVENT_ID.eq(id.value()))
                .execute();
        TimeLedger.replace(edit, id, List.of());
    }

    private static List<AttendedEventRecord> events(Edit edit, Condition condition) {
        return edit.sql()
                .selectFrom(ATTENDED_EVENT)
                .where(ATTENDED_EVENT.ORG_ID.eq(edit.organizationId()), condition)
                .fetch();
    }

    private static AttendedInstanceRecord instance(Edit edit, EventId id, String occurrence) {
        AttendedInstanceRecord row = new AttendedInstanceRecord();
        row.setOrgId(edit.organizationId());
        row.setCalendarId(id.calendar());
        row.setEventId(id.value());
        row.setOccurrence(occurrence);
        return row;
    }

    private static Condition instancesOf(Edit edit, EventId id) {
        return ATTENDED_INSTANCE
                .ORG_ID
                .eq(edit.organizationId())
                .and(ATTENDED_INSTANCE.CALENDAR_ID.eq(id.calendar()))
                .and(ATTENDED_INSTANCE.EVENT_ID.eq(id.value()));
    }

    /** One writer of an organisation's time at a time: the follower or the job, on whichever instance. */
    private static void lock(Edit edit) {
        edit.sql()
                .fetch(
                        "SELECT pg_advisory_xact_lock(hashtextextended('attended-time/' || ?, 0))",
                        edit.organizationId().toString());
    }
}
