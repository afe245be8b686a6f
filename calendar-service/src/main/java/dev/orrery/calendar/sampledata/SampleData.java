package dev.orrery.calendar.sampledata;

import dev.orrery.calendar.access.CalendarVisibility;
import dev.orrery.calendar.calendars.CalendarChanges;
import dev.orrery.calendar.calendars.CalendarKind;
import dev.orrery.calendar.calendars.CalendarSettings;
import dev.orrery.calendar.calendars.CalendarStore;
import dev.orrery.calendar.calendars.SelectAccess;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.events.EventChanges;
import dev.orrery.calendar.events.EventProtos;
import dev.orrery.calendar.eventstore.EventStore;
import dev.orrery.calendar.eventstore.PlannedEvent;
import dev.orrery.calendar.internal.v1.Access;
import dev.orrery.kit.changes.ChangeKind;
import dev.orrery.kit.changes.ChangeLog;
import dev.orrery.kit.changes.NewChange;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives a member their sample calendar, once and for ever, and takes it away again for good. */
@Component
final class SampleData {
    private static final int ID_CHARS = 12;

    private final ChangeLog log;
    private final CalendarChanges calendarChanges;
    private final Clock clock;

    SampleData(ChangeLog log, CalendarChanges calendarChanges, Clock clock) {
        this.log = log;
        this.calendarChanges = calendarChanges;
        this.clock = clock;
    }

    /** Creates it unless this member has, or had, some. */
    void give(OrganizationTransaction transaction, Caller caller, Membership membership) {
        Instant now = now();
        CalendarId id = calendarOf(caller.id().value());
        boolean isTheirs = SampleDataStore.claim(transaction, caller.id().value(), id, now);
        SelectCalendars calendars = SelectCalendars.counting(transaction, Viewers.of(caller, membership));
        if (!isTheirs || calendars.byId(id).isPresent()) {
            return;
        }
        CalendarStore.insert(transaction, id, settings(), caller.id().value(), false, now);
        StoredCalendar calendar = calendars.byId(id).orElseThrow();
        calendarChanges.append(
                transaction,
                caller.id(),
                ChangeKind.CREATED,
                calendar,
                Access.getDefaultInstance(),
                SelectAccess.of(transaction, id),
                List.of());
        addEvents(transaction, caller, calendar, now);
    }

    /** Whether there was any. */
    boolean remove(OrganizationTransaction transaction, Caller caller, Membership membership) {
        Optional<CalendarId> id =
                SampleDataStore.remove(transaction, caller.id().value(), now());
        Optional<StoredCalendar> calendar =
                id.flatMap(new SelectCalendars(transaction, Viewers.of(caller, membership))::byId);
        if (calendar.isEmpty()) {
            return false;
        }
        CalendarStore.lock(transaction, calendar.get().id());
        Access before = SelectAccess.of(transaction, calendar.get().id());
        CalendarStore.purge(transaction, calendar.get().id());
        calendarChanges.append(
                transaction,
                caller.id(),
                ChangeKind.DELETED,
                calendar.get(),
                before,
                Access.getDefaultInstance(),
                List.of());
        return true;
    }

    private void addEvents(OrganizationTransaction transaction, Caller caller, StoredCalendar calendar, Instant now) {
        List<PlannedEvent> planned = SampleEvents.of(calendar.id().value(), calendar.zone(), now).stream()
                .map(event -> PlannedEvent.of(event, calendar.zone(), now))
                .toList();
        List<NewChange> changes =
                EventStore.insert(
                                transaction, calendar.id(), planned, caller.id().value(), now)
                        .stream()
                        .map(stored -> EventChanges.created(
                                calendar,
                                stored.event().id(),
                                EventProtos.event(transaction.organization(), stored, calendar.zone())))
                        .toList();
        log.append(transaction, caller.id(), changes);
    }

    private static CalendarSettings settings() {
        return new CalendarSettings(
                "My first calendar",
                "Something to look around in. Remove it whenever you like.",
                "#2e8b6f",
                ZoneOffset.UTC,
                CalendarVisibility.PRIVATE,
                CalendarKind.STANDARD,
                Map.of("orrery-sample", "true"));
    }

    /** From the end of the user's id, which differs most. */
    private static CalendarId calendarOf(UUID user) {
        String text = user.toString();
        return new CalendarId("sample-" + text.substring(text.length() - ID_CHARS));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
