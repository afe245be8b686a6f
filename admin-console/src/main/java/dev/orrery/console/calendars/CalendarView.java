package dev.orrery.console.calendars;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
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
import dev.orrery.console.ui.BrowserZone;
import dev.orrery.console.ui.ColorDot;
import dev.orrery.console.ui.EmptyState;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.PageHeader;
import dev.orrery.console.ui.Pane;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.DateTimeException;
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
    private int reading;

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
        String name = organization.parent() + "/calendars/" + Paths.calendarIn(parameters);
        Pane page = new Pane();
        page.addClassName("fill");
        add(page);
        load(UI.getCurrent(), user, name, page);
    }

    private void load(UI ui, SignedInUser user, String name, Pane page) {
        page.showLoading(8);
        background.run(
                ui,
                () -> calendars.calendar(user, name),
                calendar -> showCalendar(ui, user, calendar, page),
                problem -> page.showProblem(problem, () -> load(ui, user, name, page)));
    }

    private void showCalendar(UI ui, SignedInUser user, CalendarRow row, Pane page) {
        rename(row.calendar().getDisplayName());
        ZoneId zone = zone(ui, row);
        Pane agenda = new Pane();
        agenda.addClassName("fill");
        RangeBar bar = new RangeBar(LocalDate.ofInstant(clock.instant(), zone), range -> {
            agenda.showLoading(8);
            showEvents(ui, user, row, range, zone, agenda);
        });
        reloadOn(ChangeSource.CALENDAR, () -> showEvents(ui, user, row, bar.range(), zone, agenda));
        PageHeader header = header(row, zone);
        if (row.mayImport()) {
            Button button = new Button("Import", Icon.UPLOAD.draw());
            button.addThemeVariants(ButtonVariant.PRIMARY);
            button.addClickListener(click -> new ImportDialog(row.calendar(), user, imports, background).open());
            header.with(button);
        }
        page.show(header, bar, agenda);
        bar.start();
    }

    private void showEvents(UI ui, SignedInUser user, CalendarRow row, EventRange range, ZoneId zone, Pane agenda) {
        // Of several readings under way only the last may show.
        int number = ++reading;
        background.run(
                ui,
                () -> {
                    Pages<EventRow> pages = events.agenda(user, row.calendar().getName(), range, zone);
                    pages.read(0, 1);
                    return pages;
                },
                pages -> {
                    if (number == reading) {
                        showAgenda(row, range, pages, agenda);
                    }
                },
                problem -> agenda.showProblem(problem, () -> showEvents(ui, user, row, range, zone, agenda)));
    }

    private void showAgenda(CalendarRow row, EventRange range, Pages<EventRow> pages, Pane agenda) {
        if (pages.read(0, 1).isEmpty()) {
            agenda.show(new EmptyState(
                    Icon.CALENDAR,
                    "Nothing planned",
                    "There is no event in " + range.label() + ". Look at another "
                            + (range.unit() == EventRange.Unit.WEEK ? "week" : "month")
                            + (row.mayImport() ? ", or import a file." : ".")));
            return;
        }
        var table = Agenda.table(row.calendar().getColor(), clock.instant(), event -> new EventDialog(event).open());
        table.show(pages);
        agenda.show(table);
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

    private static ZoneId zone(UI ui, CalendarRow row) {
        try {
            return ZoneId.of(row.timeZone());
        } catch (DateTimeException unknown) {
            return BrowserZone.of(ui);
        }
    }
}
