package dev.orrery.calendar.events;

import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.InstanceExpansion;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.eventstore.PlannedEvent;
import dev.orrery.calendar.series.DeclinePlanner;
import dev.orrery.calendar.series.Invited;
import dev.orrery.calendar.series.SetAside;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers new invitations for people who set their time aside (see decision 0130). */
final class AutoDeclines {
    /** A working year of daily instances. What begins later, or beyond the horizon, is not answered for anybody. */
    private static final int MAX_INSTANCES = 250;

    private AutoDeclines() {}

    /** A new event with the answers of those whose own calendars decline it. */
    static CalendarEvent answered(EventTurn turn, StoredCalendar calendar, CalendarEvent created) {
        return answered(turn, calendar, List.of(created)).getFirst();
    }

    /** The same of many new events, as cheaply as of one. */
    static List<CalendarEvent> answered(EventTurn turn, StoredCalendar calendar, List<CalendarEvent> created) {
        return decided(
                turn,
                calendar,
                created.stream()
                        .map(event -> new Invitation(event, ahead(turn, calendar, event), Invited.NOBODY))
                        .toList());
    }

    /** An edited event, or one that continues another, with the answers to what is new about it. */
    static CalendarEvent answered(EventTurn turn, StoredCalendar calendar, CalendarEvent before, CalendarEvent edited) {
        List<Occurrence> ahead = ahead(turn, calendar, edited);
        if (ahead.isEmpty()) {
            return edited;
        }
        TimeRange looked = new TimeRange(
                ahead.getFirst().startsAt(), ahead.getLast().startsAt().plusSeconds(1));
        // More of them only where an edit made the series sparser.
        List<Occurrence> known = InstanceExpansion.starting(before, calendar.zone(), looked, 4 * MAX_INSTANCES);
        Invitation invitation = new Invitation(edited, ahead, Invited.of(before, known));
        return decided(turn, calendar, List.of(invitation)).getFirst();
    }

    private static List<CalendarEvent> decided(EventTurn turn, StoredCalendar calendar, List<Invitation> invitations) {
        List<Occurrence> times = invitations.stream()
                .flatMap(invitation -> invitation.ahead().stream())
                .toList();
        Map<UUID, List<SetAside>> people = times.isEmpty()
                ? Map.of()
                : SelectSetAside.of(
                        turn.transaction(),
                        invitations.stream()
                                .flatMap(invitation -> waiting(invitation.event()).stream())
                                .collect(Collectors.toSet()),
                        times,
                        calendar.id(),
                        invitations.stream()
                                .map(invitation -> invitation.event().id())
                                .toList());
        return invitations.stream()
                .map(invitation ->
                        DeclinePlanner.plan(invitation.event(), invitation.ahead(), invitation.before(), people))
                .toList();
    }

    /** What somebody may be asked to and has not begun. */
    private static List<Occurrence> ahead(EventTurn turn, StoredCalendar calendar, CalendarEvent event) {
        return waiting(event).isEmpty() ? List.of() : instances(turn, calendar, event);
    }

    /** The instances of an event that have not begun. */
    static List<Occurrence> instances(EventTurn turn, StoredCalendar calendar, CalendarEvent event) {
        TimeRange ahead = new TimeRange(turn.now(), turn.now().plus(PlannedEvent.HORIZON));
        return InstanceExpansion.starting(event, calendar.zone(), ahead, MAX_INSTANCES);
    }

    private static Set<UUID> waiting(CalendarEvent event) {
        Set<UUID> waiting = new HashSet<>();
        Stream.concat(Stream.of(event.body()), event.overrides().values().stream())
                .filter(body -> body.content().isBusy())
                .flatMap(body -> body.content().attendees().stream())
                .filter(attendee -> attendee.response() == Attendee.Response.NEEDS_ACTION)
                .flatMap(attendee -> Stream.ofNullable(attendee.userId()))
                .forEach(waiting::add);
        return waiting;
    }

    /**
     * An event that people are invited to.
     *
     * @param ahead the instances that are looked at; none where nobody's answer is missing
     */
    private record Invitation(CalendarEvent event, List<Occurrence> ahead, Invited before) {}
}
