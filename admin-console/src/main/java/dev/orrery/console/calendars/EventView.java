package dev.orrery.console.calendars;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.orrery.calendar.v1.Event;
import dev.orrery.console.live.ChangeSource;
import dev.orrery.console.live.LiveChanges;
import dev.orrery.console.shell.MainLayout;
import dev.orrery.console.shell.OrganizationPage;
import dev.orrery.console.shell.Paths;
import dev.orrery.console.signin.Membership;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.signin.SignedInUsers;
import dev.orrery.console.ui.Background;
import dev.orrery.console.ui.ColorDot;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.PageHeader;
import dev.orrery.console.ui.Pane;
import dev.orrery.console.ui.Panel;
import dev.orrery.console.ui.Tag;
import dev.orrery.console.ui.Words;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneId;

/** An event, an instance of a series, or a series with its instances. */
@PermitAll
@Route(value = Paths.EVENT, layout = MainLayout.class)
@RouteAlias(value = Paths.EVENT_INSTANCE, layout = MainLayout.class)
public class EventView extends OrganizationPage {
    private final CalendarList calendars;
    private final EventList events;
    private final Background background;
    private final Clock clock;

    EventView(
            SignedInUsers users,
            CalendarList calendars,
            EventList events,
            Background background,
            LiveChanges live,
            Clock clock) {
        super(users, live, "Event");
        this.calendars = calendars;
        this.events = events;
        this.background = background;
        this.clock = clock;
    }

    /** A link to the page of an event or instance, with nothing in it. */
    static RouterLink link(Membership organization, String name) {
        RouterLink link = new RouterLink();
        link.setRoute(EventView.class, Paths.resource(organization.alias(), name));
        return link;
    }

    @Override
    protected void show(SignedInUser user, Membership organization, RouteParameters parameters) {
        Pane page = new Pane();
        page.addClassName("fill");
        add(page);
        page.showLoading(8);
        UI ui = UI.getCurrent();
        String name = Paths.resourceIn(parameters, organization.parent());
        reloadOn(ChangeSource.CALENDAR, () -> load(ui, user, organization, name, page));
        load(ui, user, organization, name, page);
    }

    private void load(UI ui, SignedInUser user, Membership organization, String name, Pane page) {
        background.run(
                ui,
                () -> read(user, name),
                read -> show(ui, user, organization, read, page),
                problem -> page.showProblem(problem, () -> load(ui, user, organization, name, page)));
    }

    private Read read(SignedInUser user, String name) {
        Event event = events.event(user, name);
        Event series = event.getRecurringEvent().isEmpty() ? event : events.event(user, event.getRecurringEvent());
        return new Read(event, series, calendars.calendar(user, name.substring(0, name.indexOf("/events/"))));
    }

    private void show(UI ui, SignedInUser user, Membership organization, Read read, Pane page) {
        ZoneId zone = read.calendar().zone(ui);
        EventRow row = new EventRow(read.event(), zone, true);
        rename(row.title());
        Panel details = new Panel("Details", "panel-details");
        details.body().show(new EventFacts(row, Recurrence.words(read.series().getRecurrenceList())));
        if (!read.event().getDescription().isBlank()) {
            Paragraph description = new Paragraph(read.event().getDescription());
            description.addClassName("long-text");
            details.body().add(description);
        }
        Div left = new Div(details);
        left.addClassName("column");
        if (read.event().getAttendeesCount() > 0) {
            Panel guests = new Panel("Invited", "panel-guests");
            guests.body().show(new Guests(read.event().getAttendeesList()));
            left.add(guests);
        }
        Div columns = new Div(left);
        columns.addClassName("columns");
        if (row.isRecurring()) {
            columns.add(new InstancesPanel(
                    ui, user, organization, read.series().getName(), zone, events, background, clock));
        }
        page.show(header(organization, read, row), columns);
    }

    private static PageHeader header(Membership organization, Read read, EventRow row) {
        Span title = new Span(row.title());
        title.setClassName("cancelled", row.isCancelled());
        H1 heading = new H1(new ColorDot(row.color(read.calendar().calendar().getColor())), title);
        RouterLink calendar = new RouterLink();
        calendar.setRoute(
                CalendarView.class,
                Paths.resource(organization.alias(), read.calendar().calendar().getName()));
        calendar.setText(read.calendar().calendar().getDisplayName());
        Span where = new Span(Icon.CALENDAR.draw(), calendar);
        where.addClassName("fact");
        Div facts = new Div(where, new Tag(row.typeLabel()));
        facts.addClassName("facts");
        switch (read.event().getStatus()) {
            case CANCELLED, TENTATIVE -> facts.add(new Tag(Words.of(read.event().getStatus())));
            case CONFIRMED, STATUS_UNSPECIFIED, UNRECOGNIZED -> {}
        }
        if (row.isMoved()) {
            facts.add(new Tag("Moved"));
        }
        return new PageHeader(heading, facts);
    }

    /**
     * What the page shows.
     *
     * @param series of an instance its series, otherwise the event itself
     */
    private record Read(Event event, Event series, CalendarRow calendar) {}
}
