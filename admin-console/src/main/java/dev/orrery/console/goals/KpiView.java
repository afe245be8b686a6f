package dev.orrery.console.goals;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.orrery.console.bindings.BindingsView;
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
import dev.orrery.console.ui.EmptyState;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.Pane;
import dev.orrery.console.ui.Panel;
import dev.orrery.console.ui.Table;
import dev.orrery.console.ui.Times;
import dev.orrery.okr.v1.Kpi;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;

/** A KPI: its numbers as a chart against target and thresholds, as a table, and a form for the next. */
@PermitAll
@Route(value = Paths.KPI, layout = MainLayout.class)
public class KpiView extends OrganizationPage {
    /** As much as a chart can show. */
    private static final int MAX_DRAWN = 500;

    private final GoalList goals;
    private final Measurements measurements;
    private final Background background;
    private final Clock clock;

    KpiView(
            SignedInUsers users,
            GoalList goals,
            Measurements measurements,
            Background background,
            LiveChanges live,
            Clock clock) {
        super(users, live, "KPI");
        this.goals = goals;
        this.measurements = measurements;
        this.background = background;
        this.clock = clock;
    }

    @Override
    protected void show(SignedInUser user, Membership organization, RouteParameters parameters) {
        Pane page = new Pane();
        page.addClassName("fill");
        add(page);
        page.showLoading(8);
        Opened opened = new Opened(
                UI.getCurrent(), user, organization.alias(), Paths.resourceIn(parameters, organization.parent()), page);
        reloadOn(ChangeSource.OKR, opened::refresh);
        opened.load();
    }

    /** The page of one KPI. What is typed into its form survives that the rest is read again. */
    private final class Opened {
        private final UI ui;
        private final SignedInUser user;
        private final String organization;
        private final String name;
        private final Pane page;
        private final Div header = new Div();
        private final Panel chart = new Panel("Measurements", "panel-chart");

        private Opened(UI ui, SignedInUser user, String organization, String name, Pane page) {
            this.ui = ui;
            this.user = user;
            this.organization = organization;
            this.name = name;
            this.page = page;
        }

        private void load() {
            background.run(ui, this::read, this::show, problem -> page.showProblem(problem, this::load));
        }

        private void refresh() {
            background.run(ui, this::read, this::fill, problem -> page.showProblem(problem, this::load));
        }

        private Read read() {
            Pages<Measurements.Signed> pages = new Pages<>(token -> measurements.page(user, name, MAX_DRAWN, token));
            pages.read(0, 1);
            return new Read(goals.kpi(user, name), pages);
        }

        private void show(Read read) {
            rename(read.kpi().getDisplayName());
            Panel form = new Panel("New measurement", "panel-form");
            form.body().show(new MeasurementForm(ui, user, read.kpi(), measurements, background, clock, this::refresh));
            Div columns = new Div(chart, form);
            columns.addClassName("columns");
            fill(read);
            page.show(header, columns);
        }

        private void fill(Read read) {
            header.removeAll();
            header.add(new KpiHeader(read.kpi(), clock.instant(), BrowserZone.of(ui), bindings(read.kpi())));
            List<Measurements.Signed> drawn = read.measurements().read(0, MAX_DRAWN);
            if (drawn.isEmpty()) {
                chart.body()
                        .show(new EmptyState(
                                Icon.GAUGE,
                                "No measurement yet",
                                "The first one gives this KPI a value and a status."));
                return;
            }
            Table<Measurements.Signed> table = table(read.kpi());
            table.show(read.measurements());
            chart.body().show(KpiChart.draw(read.kpi(), drawn, BrowserZone.of(ui)), table);
        }

        /** Where its measurements come from by themselves; a formula has its own. */
        private Component[] bindings(Kpi kpi) {
            if (kpi.getSourceType() == Kpi.SourceType.FORMULA) {
                return new Component[0];
            }
            RouterLink link = new RouterLink();
            link.setRoute(BindingsView.class, Paths.resource(organization, kpi.getName()));
            link.setText("Bindings");
            return new Component[] {link};
        }

        private Table<Measurements.Signed> table(Kpi kpi) {
            Table<Measurements.Signed> table = new Table<>("Measurements");
            table.addColumn(signed -> Times.exact(signed.time(), BrowserZone.of(ui)))
                    .setHeader("Measured at")
                    .setWidth("150px");
            table.addColumn(signed -> Decimals.withUnit(signed.value(), kpi.getUnit()))
                    .setHeader("Value")
                    .setTextAlign(ColumnTextAlign.END)
                    .setWidth("120px");
            Grid.Column<Measurements.Signed> author =
                    table.addColumn(Measurements.Signed::authorName).setHeader("By");
            Grid.Column<Measurements.Signed> notes =
                    table.addColumn(signed -> signed.measurement().getNotes()).setHeader("Notes");
            table.showOnlyWhenWide(author, notes);
            return table;
        }
    }

    private record Read(Kpi kpi, Pages<Measurements.Signed> measurements) {}
}
