package dev.orrery.calendar.events;

import dev.orrery.calendar.calendars.CalendarChanges;
import dev.orrery.calendar.calendars.ChangedFields;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.internal.v1.LoggedEvent;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.changes.ChangeKind;
import dev.orrery.kit.changes.NewChange;
import java.util.List;

/** Changes of events, as the change log takes them. */
public final class EventChanges {
    public static final String TYPE = "event";
    /** An instance that differs from its series. */
    public static final String INSTANCE_TYPE = "eventInstance";

    private EventChanges() {}

    public static NewChange created(StoredCalendar calendar, EventId id, Event after) {
        LoggedEvent payload = LoggedEvent.newBuilder().setEvent(after).build();
        return new NewChange(path(calendar, id), TYPE, ChangeKind.CREATED, payload.toByteString(), List.of());
    }

    public static NewChange updated(StoredCalendar calendar, EventId id, Event before, Event after) {
        LoggedEvent payload = payload(before, after);
        return new NewChange(
                path(calendar, id),
                TYPE,
                ChangeKind.UPDATED,
                payload.toByteString(),
                ChangedFields.between(before, after));
    }

    public static NewChange deleted(StoredCalendar calendar, EventId id, Event before) {
        return new NewChange(
                path(calendar, id),
                TYPE,
                ChangeKind.DELETED,
                payload(before, before).toByteString(),
                List.of());
    }

    /** One instance, which no longer takes place where {@code after} is cancelled. */
    static NewChange instance(StoredCalendar calendar, EventId id, InstanceId instance, Event before, Event after) {
        boolean isGone = after.getStatus() == Event.Status.CANCELLED;
        return new NewChange(
                path(calendar, id) + "/instances/" + instance,
                INSTANCE_TYPE,
                isGone ? ChangeKind.DELETED : ChangeKind.UPDATED,
                payload(before, after).toByteString(),
                isGone ? List.of() : ChangedFields.between(before, after));
    }

    private static LoggedEvent payload(Event before, Event shown) {
        Event.Visibility visibility = before.getVisibility();
        return LoggedEvent.newBuilder()
                .setEvent(shown)
                .setWasBusy(EventProtos.isBusy(before))
                .setWasPrivate(visibility == Event.Visibility.PRIVATE || visibility == Event.Visibility.CONFIDENTIAL)
                .build();
    }

    /** The event's name without its organisation. */
    static String path(StoredCalendar calendar, EventId id) {
        return CalendarChanges.path(calendar.id()) + "/events/" + id;
    }
}
