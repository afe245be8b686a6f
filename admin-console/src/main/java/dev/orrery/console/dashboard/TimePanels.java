package dev.orrery.console.dashboard;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.router.RouterLink;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.console.calendars.CalendarsView;
import dev.orrery.console.calls.Problem;
import dev.orrery.console.shell.Paths;
import dev.orrery.console.signin.Membership;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.Panel;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The parts of the dashboard that the calendar service fills. */
final class TimePanels {
    private static final int MAX_NEXT = 4;

    private final ZoneId zone;
    private final Clock clock;
    private final Figure calendars = new Figure("Calendars", Icon.CALENDAR);
    private final Figure events = new Figure("Events this week", Icon.CLOCK);
    private final Panel week = new Panel("This week", "panel-week");

    TimePanels(Membership organization, ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
        calendars.linkTo(link(organization), "Open calendars");
    }

    Figure calendars() {
        return calendars;
    }

    Figure events() {
        return events;
    }

    Panel week() {
        return week;
    }

    void show(Overview.Time time, Week shown) {
        Instant now = clock.instant();
        long own = time.calendars().stream().filter(Calendar::getPrimary).count();
        calendars.show(time.calendars().size(), false, own == 0 ? "that you may see" : "yours among them");
        Map<DayOfWeek, Integer> byDay = shown.eventsByDay(time.week());
        DayOfWeek today = LocalDate.ofInstant(now, zone).getDayOfWeek();
        int todays = byDay.getOrDefault(today, 0);
        events.show(
                time.week().size(), time.isWeekCut(), todays == 0 ? "none of them today" : todays + " of them today");
        Map<String, String> colors =
                time.calendars().stream().collect(Collectors.toMap(Calendar::getName, Calendar::getColor));
        List<Event> next = shown.next(time.week(), now, MAX_NEXT);
        Div upcoming = new Div(new H3("Next up"), new NextUp(next, colors, now, zone));
        upcoming.addClassName("week-next");
        Div body = new Div(new WeekChart(byDay, today), upcoming);
        body.addClassName("week-body");
        week.body().show(body);
    }

    void showProblem(Problem problem, Runnable retry) {
        calendars.showUnknown();
        events.showUnknown();
        week.body().showProblem(problem, retry);
    }

    private static RouterLink link(Membership organization) {
        RouterLink link = new RouterLink();
        link.setRoute(CalendarsView.class, Paths.organization(organization.alias()));
        return link;
    }
}
