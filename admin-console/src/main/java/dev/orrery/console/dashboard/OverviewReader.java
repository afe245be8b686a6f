package dev.orrery.console.dashboard;

import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ListCalendarsRequest;
import dev.orrery.calendar.v1.ListCalendarsResponse;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.ListEventsResponse;
import dev.orrery.console.calls.CalendarCalls;
import dev.orrery.console.calls.Page;
import dev.orrery.console.calls.Pages;
import dev.orrery.console.goals.GoalList;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.ui.Times;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what the dashboard counts. */
@Component
class OverviewReader {
    /** More events in a week than this are only said to be more. */
    static final int MAX_EVENTS = 2_000;

    private static final int PAGE_SIZE = 1_000;

    private final CalendarCalls calendars;
    private final GoalList goals;

    OverviewReader(CalendarCalls calendars, GoalList goals) {
        this.calendars = calendars;
        this.goals = goals;
    }

    Overview.Time time(SignedInUser user, String parent, Instant weekStart, Instant weekEnd) {
        Pages<Event> week = new Pages<>(token -> events(user, parent, weekStart, weekEnd, token));
        List<Event> events = week.read(0, MAX_EVENTS);
        return new Overview.Time(
                Pages.all(token -> calendars(user, parent, token), Pages.MAX_ITEMS), events, !week.isComplete());
    }

    Overview.Goals goals(SignedInUser user, String parent) {
        return new Overview.Goals(goals.objectives(user, parent), goals.kpis(user, parent), goals.tasks(user, parent));
    }

    private Page<Calendar> calendars(SignedInUser user, String parent, String token) {
        ListCalendarsResponse response = calendars
                .calendars(user)
                .listCalendars(ListCalendarsRequest.newBuilder()
                        .setParent(parent)
                        .setPageSize(PAGE_SIZE)
                        .setPageToken(token)
                        .build());
        return new Page<>(response.getCalendarsList(), response.getNextPageToken());
    }

    private Page<Event> events(SignedInUser user, String parent, Instant start, Instant end, String token) {
        ListEventsResponse response = calendars
                .events(user)
                .listEvents(ListEventsRequest.newBuilder()
                        .setParent(parent + "/calendars/-")
                        .setStartTime(Times.timestamp(start))
                        .setEndTime(Times.timestamp(end))
                        .setExpand(true)
                        .setPageSize(PAGE_SIZE)
                        .setPageToken(token)
                        .build());
        return new Page<>(response.getEventsList(), response.getNextPageToken());
    }
}
