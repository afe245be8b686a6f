package dev.orrery.console.goals;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
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
import dev.orrery.console.ui.BrowserZone;
import dev.orrery.console.ui.EmptyState;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.PageHeader;
import dev.orrery.console.ui.Pane;
import dev.orrery.console.ui.Pill;
import dev.orrery.console.ui.Table;
import dev.orrery.console.ui.Times;
import dev.orrery.console.ui.Words;
import dev.orrery.okr.v1.Kpi;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The numbers that an organisation watches, and how they do. */
@PermitAll
@Route(value = Paths.KPIS, layout = MainLayout.class)
public class KpisView extends OrganizationPage {
    private final GoalList goals;
    private final Background background;
    private final Clock clock;
    private final Pane pane = new Pane();

    KpisView(SignedInUsers users, GoalList goals, Background background, LiveChanges live, Clock clock) {
        super(users, live, "KPIs");
        this.goals = goals;
        this.background = background;
        this.clock = clock;
    }

    @Override
    protected void show(SignedInUser user, Membership organization, RouteParameters parameters) {
        pane.addClassName("fill");
        add(new PageHeader("KPIs", "The numbers that " + organization.alias() + " watches"), pane);
        pane.showLoading(6);
        UI ui = UI.getCurrent();
        reloadOn(ChangeSource.OKR, () -> load(ui, user, organization));
        load(ui, user, organization);
    }

    private void load(UI ui, SignedInUser user, Membership organization) {
        background.run(
                ui,
                () -> {
                    Pages<Kpi> pages =
                            new Pages<>(token -> goals.kpis(user, organization.parent(), Table.PAGE_SIZE, token));
                    pages.read(0, Table.PAGE_SIZE);
                    return pages;
                },
                pages -> show(organization, pages, BrowserZone.of(ui)),
                problem -> pane.showProblem(problem, () -> load(ui, user, organization)));
    }

    private void show(Membership organization, Pages<Kpi> pages, ZoneId zone) {
        if (pages.read(0, 1).isEmpty()) {
            pane.show(new EmptyState(
                    Icon.GAUGE,
                    "No KPIs yet",
                    "A KPI is a number with a target and thresholds; it shows here with its status as soon as it"
                            + " exists, and moves with every measurement."));
            return;
        }
        Table<Kpi> table = table(organization, clock.instant(), zone);
        table.show(pages);
        pane.show(table);
    }

    private static Table<Kpi> table(Membership organization, Instant now, ZoneId zone) {
        Table<Kpi> table = new Table<>("KPIs");
        table.addComponentColumn(kpi -> name(kpi, organization))
                .setHeader("Name")
                .setFlexGrow(4)
                .setWidth("180px");
        table.addComponentColumn(kpi -> new Pill(Words.of(kpi.getStatus()), Tones.of(kpi.getStatus())))
                .setHeader("Status")
                .setWidth("130px")
                .setFlexGrow(1);
        table.addColumn(kpi ->
                        Decimals.withUnit(Decimals.number(kpi.hasCurrentValue(), kpi.getCurrentValue()), kpi.getUnit()))
                .setHeader("Now")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("110px");
        Grid.Column<Kpi> target = table.addColumn(kpi ->
                        Decimals.withUnit(Decimals.number(kpi.hasTargetValue(), kpi.getTargetValue()), kpi.getUnit()))
                .setHeader("Target")
                .setTextAlign(ColumnTextAlign.END);
        Grid.Column<Kpi> direction =
                table.addColumn(KpisView::direction).setHeader("Good is").setFlexGrow(1);
        Grid.Column<Kpi> measured = table.addColumn(kpi -> kpi.hasLastMeasureTime()
                        ? Times.ago(Times.instant(kpi.getLastMeasureTime()), now, zone)
                        : "Never")
                .setHeader("Measured")
                .setFlexGrow(1);
        table.showOnlyWhenWide(target, direction, measured);
        return table;
    }

    private static Component name(Kpi kpi, Membership organization) {
        RouterLink link = new RouterLink();
        link.setRoute(KpiView.class, Paths.resource(organization.alias(), kpi.getName()));
        link.setText(kpi.getDisplayName());
        Div cell = new Div(link);
        cell.addClassName("name-cell");
        return cell;
    }

    private static String direction(Kpi kpi) {
        return switch (kpi.getDirection()) {
            case DIRECTION_UNSPECIFIED, HIGHER_IS_BETTER, UNRECOGNIZED -> "higher";
            case LOWER_IS_BETTER -> "lower";
            case IN_BAND -> "near the target";
        };
    }
}
