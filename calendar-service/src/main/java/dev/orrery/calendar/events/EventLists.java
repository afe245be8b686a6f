package dev.orrery.calendar.events;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.Viewer;
import dev.orrery.calendar.calendars.CalendarAccess;
import dev.orrery.calendar.calendars.CalendarInState;
import dev.orrery.calendar.calendars.RememberedCalendars;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.EventType;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.EventSource;
import dev.orrery.calendar.eventstore.RememberedEvents;
import dev.orrery.calendar.layers.Layer;
import dev.orrery.calendar.names.CalendarName;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.ListEventsResponse;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Membership;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lists the events of calendars for one caller, each as far as they may see it. */
final class EventLists {
    private final OrganizationTransaction transaction;
    private final Membership membership;
    private final Viewer viewer;
    private final RememberedCalendars calendars;
    private final EventSource events;
    private final RememberedWeeks weeks;

    EventLists(
            OrganizationTransaction transaction,
            Membership membership,
            Viewer viewer,
            RememberedCalendars calendars,
            RememberedEvents events,
            RememberedWeeks weeks) {
        this.transaction = transaction;
        this.membership = membership;
        this.viewer = viewer;
        this.calendars = calendars;
        this.events = events.in(transaction);
        this.weeks = weeks;
    }

    ListEventsResponse page(CalendarName parent, ListEventsRequest request, PageRequest page) {
        LayerChoice chosen = LayerChoice.of(request, parent);
        Optional<CalendarInState> single =
                chosen.hasEvents() && !parent.isAll() ? Optional.of(visible(parent)) : Optional.empty();
        EventQuery query = query(request, searched(chosen, single));
        EventOrder order = EventOrder.parse(request.getOrderBy());
        if (!request.getExpand()) {
            return EventPages.answer(new ListWholeEvents(transaction, query, order).page(page));
        }
        if (order != EventOrder.START_TIME) {
            throw ServiceException.invalidField(
                    "order_by", request.getOrderBy() + " (expected: startTime together with expand)");
        }
        return single.filter(_ -> DisclosureFilter.showsAll(query))
                .flatMap(calendar -> new ListWeeks(transaction, events, weeks, calendar).page(page, query.range()))
                .map(EventPages::answerOfBytes)
                .orElseGet(() -> EventPages.answer(
                        new ListInstances(transaction, events, query, layers(chosen.derived(), query)).page(page)));
    }

    private CalendarInState visible(CalendarName name) {
        Optional<CalendarInState> found = calendars.inState(transaction, viewer, name.calendar());
        CalendarAccess.require(
                found.map(CalendarInState::calendar),
                membership.organization(),
                name.calendar(),
                CalendarRole.FREE_BUSY);
        return found.orElseThrow();
    }

    private List<StoredCalendar> searched(LayerChoice chosen, Optional<CalendarInState> single) {
        if (single.isPresent()) {
            return List.of(single.get().calendar());
        }
        return chosen.hasEvents() ? new SelectCalendars(transaction, viewer).all() : List.of();
    }

    private static EventQuery query(ListEventsRequest request, List<StoredCalendar> calendars) {
        TimeRange range = TimeProtos.range(
                request.hasStartTime(), request.getStartTime(), request.hasEndTime(), request.getEndTime());
        Set<EventType> types = request.getEventTypesList().stream()
                .map(type -> type == Event.EventType.EVENT_TYPE_UNSPECIFIED
                        ? EventType.MEETING
                        : EventType.valueOf(type.name()))
                .collect(Collectors.toSet());
        return new EventQuery(calendars, range, types, request.getQ());
    }

    /** Goals and work are the members' own: a guest sees none of them. */
    private DerivedLayers layers(Set<Layer> chosen, EventQuery query) {
        boolean isMember = membership.role().includes(OrganizationRole.MEMBER);
        return new DerivedLayers(transaction, isMember ? chosen : Set.of(), query);
    }
}
