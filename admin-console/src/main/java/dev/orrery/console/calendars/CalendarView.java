package dev.orrery.console.calendars;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
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
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** A calendar: its events of a week or month, and the import of a file into it. */
@PermitAll
@Route(value = Paths.CALENDAR, layout = MainLayout.class)
public class CalendarView extends OrganizationPage {
    private final CalendarList calendars;
    private final EventList events;
    private final EventImport imports;
    private final Background background;
    private final Clock clock;

    CalendarView(
            SignedInUsers users,
            CalendarList calendars,
            EventList events,
            EventImport imports,
            Background background,
            LiveChanges live,
            Clock clock) {
        super(users, live, "Calendar");
        this.calendars = calendars;
        this.events = events;
        this.imports = imports;
        this.background = background;
        this.clock = clock;
    }

    @Override
    protected void show(SignedInUser user, Membership organization, RouteParameters parameters) {
        String name = Paths.resourceIn(parameters, organization.parent());
        Pane page = new Pane();
        page.addClassName("fill");
        add(page);
        load(UI.getCurrent(), user, organization, name, page);
    }

    private void load(UI ui, SignedInUser user, Membership organization, String name, Pane page) {
        page.showLoading(8);
        background.run(
                ui,
                () -> calendars.calendar(user, name),
                calendar -> showCalendar(ui, user, organization, calendar, page),
                problem -> page.showProblem(problem, () -> load(ui, user, organization, name, page)));
    }

    private void showCalendar(UI ui, SignedInUser user, Membership organization, CalendarRow row, Pane page) {
        rename(row.calendar().getDisplayName());
        ZoneId zone = row.zone(ui);
        RangeBar bar = new RangeBar(LocalDate.ofInstant(clock.instant(), zone));
        EventsPane shown =
                new EventsPane(ui, user, organization, row, zone, events, background, clock, bar::showWeekOf);
        reloadOn(ChangeSource.CALENDAR, () -> shown.read(bar.range()));
        PageHeader header = header(row, zone);
        if (row.mayImport()) {
            Button button = new Button("Import", Icon.UPLOAD.draw());
            button.addThemeVariants(ButtonVariant.PRIMARY);
            button.addClickListener(click -> new ImportDialog(row.calendar(), user, imports, background).open());
            header.with(button);
        }
        page.show(header, bar, shown.pane());
        bar.onChange(shown::open);
    }

    private static PageHeader header(CalendarRow row, ZoneId zone) {
        H1 title = new H1(
                new ColorDot(row.calendar().getColor()), new Span(row.calendar().getDisplayName()));
        Div facts = new Div();
        facts.addClassName("facts");
        if (!row.ownerName().isEmpty()) {
            facts.add(fact(Icon.PEOPLE, row.ownerName()));
        }
        facts.add(fact(Icon.GLOBE, "Times in " + zone.getId()));
        facts.add(fact(Icon.LOCK, "Visible to: " + row.visibility() + ", my role: " + row.myRole()));
        return new PageHeader(title, facts);
    }

    private static Span fact(Icon icon, String words) {
        Span fact = new Span(icon.draw(), new Span(words));
        fact.addClassName("fact");
        return fact;
    }
}
