package dev.orrery.calendar.events;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.Disclosure;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.EventVisibility;
import dev.orrery.calendar.event.InstanceBody;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.names.InstanceName;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import dev.orrery.recurrence.EventTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** Events as callers see them. */
public final class EventProtos {
    private EventProtos() {}

    /** The event itself, with all its details. */
    public static Event event(Organization organization, StoredEvent stored, ZoneId calendarZone) {
        CalendarEvent event = stored.event();
        return body(organization, stored, event.body(), calendarZone)
                .setName(EventName.of(organization, stored.calendar(), event.id()))
                .addAllRecurrence(event.recurrence())
                .setSplitFrom(stored.splitFrom().isEmpty() ? "" : organization.name() + "/" + stored.splitFrom())
                .build();
    }

    /** One occurrence of it: the event itself when it is single, an instance of a series otherwise. */
    public static Event occurrence(
            Organization organization, StoredEvent stored, Occurrence occurrence, ZoneId calendarZone) {
        if (occurrence.instance().equals(InstanceId.SINGLE)) {
            return event(organization, stored, calendarZone);
        }
        return instance(
                organization, stored, occurrence.instance(), InstanceBody.of(stored.event(), occurrence), calendarZone);
    }

    /** The same, given the event itself, of which an instance says all but its times unless it is overridden. */
    static Event occurrence(
            Organization organization, StoredEvent stored, Event whole, Occurrence occurrence, ZoneId calendarZone) {
        if (occurrence.instance().equals(InstanceId.SINGLE)) {
            return whole;
        }
        if (stored.event().overrides().containsKey(occurrence.instance())) {
            return occurrence(organization, stored, occurrence, calendarZone);
        }
        EventTimes times = InstanceBody.of(stored.event(), occurrence).times();
        return named(
                        whole.toBuilder().clearRecurrence().clearSplitFrom(),
                        organization,
                        stored,
                        occurrence.instance(),
                        calendarZone)
                .setStart(TimeProtos.proto(times.start(), calendarZone))
                .setEnd(TimeProtos.proto(times.end(), calendarZone))
                .build();
    }

    /** An instance that says this, which may be that it does not take place. */
    public static Event instance(
            Organization organization, StoredEvent stored, InstanceId instance, EventBody body, ZoneId calendarZone) {
        return named(body(organization, stored, body, calendarZone), organization, stored, instance, calendarZone)
                .build();
    }

    private static Event.Builder named(
            Event.Builder event,
            Organization organization,
            StoredEvent stored,
            InstanceId instance,
            ZoneId calendarZone) {
        CalendarEvent series = stored.event();
        EventTime originalStart = instance.originalStart(series.body().times().start())
                .orElseThrow(() -> new IllegalStateException(instance + ": no instance of " + stored.key()));
        return event.setName(InstanceName.of(organization, stored.calendar(), series.id(), instance))
                .setRecurringEvent(EventName.of(organization, stored.calendar(), series.id()))
                .setOriginalStart(TimeProtos.proto(originalStart, calendarZone));
    }

    private static Event.Builder body(
            Organization organization, StoredEvent stored, EventBody body, ZoneId calendarZone) {
        Event.Builder event = Event.newBuilder()
                .setUid(stored.event().uid())
                .setSequence(body.revision().sequence())
                .setStart(TimeProtos.proto(body.times().start(), calendarZone))
                .setEnd(TimeProtos.proto(body.times().end(), calendarZone))
                .setEtag(Etag.ofVersion(stored.version()).value())
                .setCreateTime(TimeProtos.timestamp(stored.createTime()))
                .setUpdateTime(TimeProtos.timestamp(stored.updateTime()));
        ContentProtos.fill(event, organization, body.content());
        return event;
    }

    /** As much of an event as somebody with this role may see; the event comes with all its details. */
    public static Optional<Event> disclosed(Event event, CalendarRole role) {
        return switch (Disclosure.of(
                role, EventVisibility.valueOf(event.getVisibility().name()), isBusy(event))) {
            case DETAILS -> Optional.of(role.includes(CalendarRole.WRITE) ? event : read(event, ""));
            case BUSY -> Optional.of(busy(event));
            case NOTHING -> Optional.empty();
        };
    }

    /** The event, which comes with all its details, for somebody who is invited and may not write to its calendar. */
    static Event invited(Event event, UUID guest) {
        return read(event, "/users/" + guest);
    }

    /** Without what only its writers see; guests that others may not see but {@code self} among them. */
    private static Event read(Event event, String self) {
        Event.Builder read = event.toBuilder().clearPrivateProperties();
        if (!event.getGuestPermissions().getSeeGuests() && event.getAttendeesCount() > 0) {
            read.clearAttendees().setAttendeesOmitted(true);
            event.getAttendeesList().stream()
                    .filter(attendee -> !self.isEmpty() && attendee.getUser().endsWith(self))
                    .forEach(read::addAttendees);
        }
        return read.build();
    }

    /** Whether the event, which comes with all its details, makes people busy. */
    public static boolean isBusy(Event event) {
        return event.getStatus() != Event.Status.CANCELLED && event.getTransparency() == Event.Transparency.OPAQUE;
    }

    /** Its times, and nothing that tells it from another event at these times; the version would tell of changes. */
    private static Event busy(Event event) {
        Event.Builder busy = Event.newBuilder()
                .setName(event.getName())
                .setTransparency(Event.Transparency.OPAQUE)
                .setStart(event.getStart())
                .setEnd(event.getEnd())
                .addAllRecurrence(event.getRecurrenceList())
                .setRecurringEvent(event.getRecurringEvent());
        if (event.hasOriginalStart()) {
            busy.setOriginalStart(event.getOriginalStart());
        }
        return busy.build();
    }
}
