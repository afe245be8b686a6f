package dev.orrery.okr.timeinvested;

import static dev.orrery.okr.schema.Tables.ATTENDED_EVENT;
import static dev.orrery.okr.schema.Tables.ATTENDED_INSTANCE;

import dev.orrery.calendar.v1.Event;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.schema.tables.records.AttendedEventRecord;
import dev.orrery.okr.schema.tables.records.AttendedInstanceRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.impl.DSL;

/**
 * What calendar-service's stream says of events, taken into one transaction: each change notes what is known of its
 * event, and the time of all of them is written down together at the end.
 */
public final class AttendedChanges {
    private final Edit edit;
    private final AttendedTime time;

    /** What is known of an event after the changes; empty where it takes no time. */
    private final Map<EventId, Optional<AttendedEventRecord>> events = new LinkedHashMap<>();

    /** Whose instances are to go before any is read or written. */
    private final Set<EventId> withoutInstances = new LinkedHashSet<>();

    private AttendedChanges(Edit edit) {
        this.edit = edit;
        this.time = new AttendedTime(edit);
    }

    /** Takes changes in, in their order. */
    public static void write(Edit edit, Consumer<AttendedChanges> changes) {
        AttendedTime.lock(edit);
        AttendedChanges attended = new AttendedChanges(edit);
        changes.accept(attended);
        attended.writeDown();
    }

    /** The stream says what an event is that it has not told of: one that takes no time leaves nothing to be done. */
    public void created(EventId id, Event event) {
        List<UUID> attendees = Attendance.attendees(edit.organization(), event);
        if (takesTime(event, attendees)) {
            put(id, event, attendees);
        }
    }

    /** The stream says what an event is. */
    public void changed(EventId id, Event event) {
        List<UUID> attendees = Attendance.attendees(edit.organization(), event);
        if (takesTime(event, attendees)) {
            put(id, event, attendees);
        } else {
            deleted(id);
        }
    }

    /** The instances of a series may be attended by others than the series. */
    private static boolean takesTime(Event event, List<UUID> attendees) {
        return Attendance.hasHours(event) && (!attendees.isEmpty() || isSeries(event));
    }

    private static boolean isSeries(Event event) {
        return event.getRecurrenceCount() > 0;
    }

    private void put(EventId id, Event event, List<UUID> attendees) {
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
        row.setExpandedUntil(isSeries(event) ? edit.time().plus(Occurrences.HORIZON) : null);
        events.put(id, Optional.of(row));
        time.stale(id);
    }

    /** The stream says that an event is gone. */
    public void deleted(EventId id) {
        withoutInstances.add(id);
        events.put(id, Optional.empty());
        time.stale(id);
    }

    /** A series goes on as another one, with the instances that differ from there on. */
    public void split(EventId from, EventId to, String firstOccurrence) {
        removeInstances();
        edit.sql()
                .selectFrom(ATTENDED_INSTANCE)
                .where(AttendedTime.instancesOf(edit, List.of(from)), ATTENDED_INSTANCE.OCCURRENCE.ge(firstOccurrence))
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
        time.stale(to);
    }

    /** The stream says what an instance is that differs from its series. */
    public void instanceChanged(EventId id, String occurrence, Event instance) {
        AttendedInstanceRecord row = instance(id, occurrence);
        row.setStartTime(Attendance.start(instance));
        row.setEndTime(Attendance.instant(instance.getEnd()));
        row.setAttendees(
                Attendance.hasHours(instance)
                        ? Attendance.attendees(edit.organization(), instance).toArray(UUID[]::new)
                        : new UUID[0]);
        store(id, row);
    }

    /** The stream says that an instance does not take place. */
    public void instanceDeleted(EventId id, String occurrence) {
        AttendedInstanceRecord row = instance(id, occurrence);
        row.setStartTime(edit.time());
        row.setEndTime(edit.time());
        row.setAttendees(new UUID[0]);
        store(id, row);
    }

    /** The stream says that a calendar is gone; what is known of its events stays, because it may come back. */
    public void calendarDeleted(String calendarId) {
        writeDown();
        TimeLedger.removeCalendar(edit, calendarId);
    }

    /** The stream says that a calendar is there: if it was gone, its time is back. */
    public void calendarRestored(String calendarId) {
        writeDown();
        edit.sql()
                .select(ATTENDED_EVENT.EVENT_ID)
                .from(ATTENDED_EVENT)
                .where(ATTENDED_EVENT.ORG_ID.eq(edit.organizationId()), ATTENDED_EVENT.CALENDAR_ID.eq(calendarId))
                .forEach(row -> time.stale(new EventId(calendarId, row.value1())));
    }

    private void removeInstances() {
        if (!withoutInstances.isEmpty()) {
            edit.writeSoon(DSL.deleteFrom(ATTENDED_INSTANCE).where(AttendedTime.instancesOf(edit, withoutInstances)));
            withoutInstances.clear();
        }
    }

    private void writeDown() {
        removeInstances();
        Map<EventId, Optional<AttendedEventRecord>> known = new LinkedHashMap<>(events);
        events.clear();
        List<EventId> gone = new ArrayList<>();
        List<AttendedEventRecord> present = new ArrayList<>();
        known.forEach((id, event) -> event.ifPresentOrElse(present::add, () -> gone.add(id)));
        if (!gone.isEmpty()) {
            edit.writeSoon(DSL.deleteFrom(ATTENDED_EVENT).where(AttendedTime.areOf(edit, gone)));
        }
        if (!present.isEmpty()) {
            edit.writeSoon(DSL.insertInto(ATTENDED_EVENT)
                    .set(present)
                    .onConflict()
                    .doUpdate()
                    .setAllToExcluded());
        }
        time.writeDown(known);
    }

    private void store(EventId id, AttendedInstanceRecord row) {
        removeInstances();
        edit.writeSoon(DSL.insertInto(ATTENDED_INSTANCE)
                .set(row)
                .onConflict()
                .doUpdate()
                .setAllToExcluded());
        time.stale(id);
    }

    private AttendedInstanceRecord instance(EventId id, String occurrence) {
        AttendedInstanceRecord row = new AttendedInstanceRecord();
        row.setOrgId(edit.organizationId());
        row.setCalendarId(id.calendar());
        row.setEventId(id.value());
        row.setOccurrence(occurrence);
        return row;
    }
}
