package dev.orrery.console.calendars;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import dev.orrery.console.calls.Pages;
import dev.orrery.console.signin.Membership;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.ui.Background;
import dev.orrery.console.ui.EmptyState;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.Pane;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/** The events of a calendar: a week as an agenda, a month as a sheet. */
final class EventsPane {
    private final UI ui;
    private final SignedInUser user;
    private final Membership organization;
    private final CalendarRow calendar;
    private final ZoneId zone;
    private final EventList events;
    private final Background background;
    private final Clock clock;
    private final Consumer<LocalDate> openWeek;
    private final Pane pane = new Pane();
    private int reading;

    EventsPane(
            UI ui,
            SignedInUser user,
            Membership organization,
            CalendarRow calendar,
            ZoneId zone,
            EventList events,
            Background background,
            Clock clock,
            Consumer<LocalDate> openWeek) {
        this.ui = ui;
        this.user = user;
        this.organization = organization;
        this.calendar = calendar;
        this.zone = zone;
        this.events = events;
        this.background = background;
        this.clock = clock;
        this.openWeek = openWeek;
        pane.addClassName("fill");
    }

    Pane pane() {
        return pane;
    }

    /** Shows a range, with lines in its place until it is read. */
    void open(EventRange range) {
        pane.showLoading(8);
        read(range);
    }

    /** Reads the range again that is shown. */
    void read(EventRange range) {
        // Of several readings under way only the last may show.
        int number = ++reading;
        background.run(
                ui,
                () -> pages(range),
                pages -> {
                    if (number == reading) {
                        show(range, pages);
                    }
                },
                problem -> pane.showProblem(problem, () -> open(range)));
    }

    private Pages<EventRow> pages(EventRange range) {
        String name = calendar.calendar().getName();
        return switch (range.unit()) {
            case WEEK -> {
                Pages<EventRow> agenda = events.agenda(user, name, range, zone);
                agenda.read(0, 1);
                yield agenda;
            }
            case MONTH -> events.month(user, name, range, zone);
        };
    }

    private void show(EventRange range, Pages<EventRow> pages) {
        switch (range.unit()) {
            case WEEK -> showWeek(range, pages);
            case MONTH -> showMonth(range, pages);
        }
    }

    private void showWeek(EventRange range, Pages<EventRow> pages) {
        if (pages.read(0, 1).isEmpty()) {
            pane.show(new EmptyState(
                    Icon.CALENDAR,
                    "Nothing planned",
                    "There is no event in " + range.label() + ". Look at another week"
                            + (calendar.mayImport() ? ", or import a file." : ".")));
            return;
        }
        var table = Agenda.table(calendar.calendar().getColor(), clock.instant(), this::link);
        table.show(pages);
        pane.show(table);
    }

    private void showMonth(EventRange range, Pages<EventRow> pages) {
        List<EventRow> rows = pages.read(0, EventList.MAX_OF_MONTH);
        MonthGrid grid = new MonthGrid(
                calendar.calendar().getColor(), LocalDate.ofInstant(clock.instant(), zone), this::link, openWeek);
        grid.show(range, rows);
        if (rows.size() == EventList.MAX_OF_MONTH && !pages.isComplete()) {
            Span cut = new Span("This month has more than " + rows.size() + " events; the first of them are drawn.");
            cut.addClassName("quiet");
            pane.show(cut, grid);
        } else {
            pane.show(grid);
        }
    }

    private RouterLink link(EventRow row) {
        return EventView.link(organization, row.event().getName());
    }
}
