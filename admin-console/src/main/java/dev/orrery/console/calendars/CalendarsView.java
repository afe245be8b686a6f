package dev.orrery.console.calendars;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.orrery.console.calls.Pages;
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
import dev.orrery.console.ui.EmptyState;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.PageHeader;
import dev.orrery.console.ui.Pane;
import dev.orrery.console.ui.Person;
import dev.orrery.console.ui.Table;
import dev.orrery.console.ui.Tag;
import jakarta.annotation.security.PermitAll;
import java.text.NumberFormat;
import java.util.Locale;

/** The calendars of an organisation that the user has any role on. */
@PermitAll
@Route(value = Paths.CALENDARS, layout = MainLayout.class)
public class CalendarsView extends OrganizationPage {
    private final CalendarList calendars;
    private final Background background;
    private final Pane pane = new Pane();

    CalendarsView(SignedInUsers users, CalendarList calendars, Background background, LiveChanges live) {
        super(users, live, "Calendars");
        this.calendars = calendars;
        this.background = background;
    }

    @Override
    protected void show(SignedInUser user, Membership organization, RouteParameters parameters) {
        add(new PageHeader("Calendars", "What you may see in " + organization.alias() + ", by any role"), pane);
        pane.addClassName("fill");
        pane.showLoading(6);
        UI ui = UI.getCurrent();
        reloadOn(ChangeSource.CALENDAR, () -> load(ui, user, organization));
        load(ui, user, organization);
    }

    private void load(UI ui, SignedInUser user, Membership organization) {
        background.run(
                ui,
                () -> {
                    Pages<CalendarRow> pages =
                            new Pages<>(token -> calendars.page(user, organization.parent(), Table.PAGE_SIZE, token));
                    pages.read(0, Table.PAGE_SIZE);
                    return pages;
                },
                pages -> show(organization, pages),
                problem -> pane.showProblem(problem, () -> load(ui, user, organization)));
    }

    private void show(Membership organization, Pages<CalendarRow> pages) {
        if (pages.read(0, 1).isEmpty()) {
            pane.show(new EmptyState(
                    Icon.CALENDAR,
                    "No calendars yet",
                    "Nobody has shared a calendar with you in " + organization.alias()
                            + ". Calendars are created through the API; they appear here at once."));
            return;
        }
        Table<CalendarRow> table = table(organization);
        table.show(pages);
        pane.show(table);
    }

    private static Table<CalendarRow> table(Membership organization) {
        Table<CalendarRow> table = new Table<>("Calendars");
        table.addComponentColumn(row -> name(row, organization))
                .setHeader("Name")
                .setFlexGrow(3)
                .setWidth("220px");
        Grid.Column<CalendarRow> owner = table.addComponentColumn(
                        row -> row.ownerName().isEmpty() ? new Span("–") : new Person(row.ownerName()))
                .setHeader("Owner")
                .setFlexGrow(2);
        Grid.Column<CalendarRow> visibility =
                table.addColumn(CalendarRow::visibility).setHeader("Visible to");
        table.addComponentColumn(row -> new Tag(row.myRole()))
                .setHeader("My role")
                .setWidth("110px");
        Grid.Column<CalendarRow> zone = table.addColumn(CalendarRow::timeZone).setHeader("Time zone");
        table.addColumn(CalendarsView::events)
                .setHeader("Events")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("90px")
                .setFlexGrow(0);
        table.showOnlyWhenWide(owner, visibility, zone);
        return table;
    }

    private static Component name(CalendarRow row, Membership organization) {
        RouterLink link = new RouterLink(
                row.calendar().getDisplayName(),
                CalendarView.class,
                Paths.resource(organization.alias(), row.calendar().getName()));
        Div cell = new Div(new ColorDot(row.calendar().getColor()), link);
        cell.addClassName("name-cell");
        if (row.calendar().getPrimary()) {
            cell.add(new Tag("Main"));
        }
        if (!row.kind().isEmpty()) {
            cell.add(new Tag(row.kind()));
        }
        return cell;
    }

    private static String events(CalendarRow row) {
        return row.calendar().hasEventCount()
                ? NumberFormat.getIntegerInstance(Locale.ENGLISH)
                        .format(row.calendar().getEventCount())
                : "–";
    }
}
