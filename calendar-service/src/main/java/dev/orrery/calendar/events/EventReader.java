package dev.orrery.calendar.events;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.calendars.CalendarAccess;
import dev.orrery.calendar.calendars.CalendarSource;
import dev.orrery.calendar.calendars.EventInCalendar;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.calendars.Viewers;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.calendar.eventstore.EventSource;
import dev.orrery.calendar.eventstore.SelectEvents;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.names.InstanceName;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ListEventInstancesRequest;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Caller;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads events for one caller, each as far as they may see it. */
public final class EventReader {
    private final OrganizationTransaction transaction;
    private final Caller caller;
    private final Membership membership;
    private final SelectCalendars calendars;
    private final CalendarSource calendarsById;
    private final EventSource events;

    public EventReader(OrganizationTransaction transaction, Caller caller, Membership membership) {
        this(
                transaction,
                caller,
                membership,
                new SelectCalendars(transaction, Viewers.of(caller, membership)),
                new SelectEvents(transaction));
    }

    EventReader(
            OrganizationTransaction transaction,
            Caller caller,
            Membership membership,
            CalendarSource calendarsById,
            EventSource events) {
        this.transaction = transaction;
        this.caller = caller;
        this.membership = membership;
        this.calendars = new SelectCalendars(transaction, Viewers.of(caller, membership));
        this.calendarsById = calendarsById;
        this.events = events;
    }

    public Event event(EventName name) {
        SeenEvent seen = seen(name);
        return event(seen.audience(), seen.stored(), name);
    }

    /** The event, for those only who see its details. */
    public EventDetails details(EventName name) {
        SeenEvent seen = seen(name);
        EventAudience audience = seen.audience();
        StoredEvent stored = seen.stored();
        Event event = event(audience, stored, name);
        if (!audience.seesDetails(stored.event().body().content())) {
            throw ServiceException.of(ErrorReason.ACCESS_DENIED, "This needs to see the event's details.")
                    .with("requiredRole", CalendarRole.READ.name())
                    .build();
        }
        return new EventDetails(audience.calendar(), event);
    }

    Event instance(InstanceName name) {
        SeenEvent seen = seen(name.event());
        EventAudience audience = seen.audience();
        ZoneId zone = audience.calendar().zone();
        StoredEvent stored = seen.stored();
        Organization organization = membership.organization();
        Optional<Event> instance = Instances.find(stored, name, zone)
                .map(occurrence -> EventProtos.occurrence(organization, stored, occurrence, zone))
                .flatMap(audience::shown);
        if (instance.isEmpty()) {
            // Whoever sees nothing of the event does not learn either that there is one, and of which kind.
            event(audience, stored, name.event());
            Instances.requireSeries(organization, stored);
        }
        return instance.orElseThrow(() -> Instances.missing(organization, name));
    }

    Page<Event> instances(EventName parent, ListEventInstancesRequest request, PageRequest page) {
        StoredCalendar calendar = visible(new CalendarName(parent.organization(), parent.calendar()));
        EventKey key = EventTurn.key(parent);
        StoredEvent stored = events.byKey(key).orElseThrow(() -> EventTurn.missing(membership.organization(), key));
        event(new EventAudience(calendar, Optional.empty()), stored, parent);
        Instances.requireSeries(membership.organization(), stored);
        TimeRange range = TimeProtos.range(
                request.hasStartTime(), request.getStartTime(), request.hasEndTime(), request.getEndTime());
        EventQuery query = new EventQuery(List.of(calendar), range, Set.of(), "");
        return new ListInstances(transaction, events, query, DerivedLayers.none(transaction, query)).page(page, stored);
    }

    /** Whoever has no role learns that before whether there is such an event. */
    private SeenEvent seen(EventName name) {
        EventKey key = EventTurn.key(name);
        Optional<EventInCalendar> found = calendarsById.withEvent(key);
        EventAudience audience = EventAudience.of(
                found.map(EventInCalendar::calendar),
                calendars,
                membership.organization(),
                caller.id().value(),
                name);
        Optional<StoredEvent> stored = found.isPresent()
                ? found.get().writer().flatMap(writer -> events.byRow(key, writer))
                : events.byKey(key);
        return new SeenEvent(audience, stored.orElseThrow(() -> EventTurn.missing(membership.organization(), key)));
    }

    private Event event(EventAudience audience, StoredEvent stored, EventName name) {
        ZoneId zone = audience.calendar().zone();
        return audience.shown(EventProtos.event(membership.organization(), stored, zone))
                .orElseThrow(() -> EventTurn.missing(membership.organization(), EventTurn.key(name)));
    }

    private StoredCalendar visible(CalendarName name) {
        return CalendarAccess.require(
                calendarsById.byId(name.calendar()),
                membership.organization(),
                name.calendar(),
                CalendarRole.FREE_BUSY);
    }

    /** An event, and how the caller sees it. */
    private record SeenEvent(EventAudience audience, StoredEvent stored) {}
}
