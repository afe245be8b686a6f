package dev.orrery.console.dashboard;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.orrery.console.calls.Problem;
import dev.orrery.console.live.ChangeSource;
import dev.orrery.console.live.LiveChanges;
import dev.orrery.console.live.News;
import dev.orrery.console.people.UserNames;
import dev.orrery.console.shell.MainLayout;
import dev.orrery.console.shell.OrganizationPage;
import dev.orrery.console.shell.Paths;
import dev.orrery.console.signin.Membership;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.signin.SignedInUsers;
import dev.orrery.console.ui.Background;
import dev.orrery.console.ui.BrowserZone;
import dev.orrery.console.ui.PageHeader;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** How an organisation is doing, and what just happened; both move by themselves. */
@PermitAll
@Route(value = Paths.DASHBOARD, layout = MainLayout.class)
public class DashboardView extends OrganizationPage {
    private final OverviewReader reader;
    private final UserNames names;
    private final Background background;
    private final LiveChanges live;
    private final Clock clock;
    private @Nullable Dashboard shown;

    DashboardView(
            SignedInUsers users,
            OverviewReader reader,
            UserNames names,
            Background background,
            LiveChanges live,
            Clock clock) {
        super(users, live, "Dashboard");
        this.reader = reader;
        this.names = names;
        this.background = background;
        this.live = live;
        this.clock = clock;
    }

    @Override
    protected void show(SignedInUser user, Membership organization, RouteParameters parameters) {
        UI ui = UI.getCurrent();
        Dashboard dashboard = new Dashboard(ui, user, organization);
        shown = dashboard;
        add(new PageHeader("Dashboard", "How " + organization.alias() + " is doing right now"), dashboard.layout());
        dashboard.readTime();
        dashboard.readGoals();
    }

    @Override
    public void onNews(News news) {
        Dashboard dashboard = shown;
        if (dashboard == null) {
            return;
        }
        if (news.sources().contains(ChangeSource.CALENDAR)) {
            dashboard.readTime();
        }
        if (news.sources().contains(ChangeSource.OKR)) {
            dashboard.readGoals();
        }
        dashboard.showFeed();
    }

    /** The dashboard of one organisation. */
    private final class Dashboard {
        private final UI ui;
        private final SignedInUser user;
        private final Membership organization;
        private final TimePanels time;
        private final GoalPanels goals;
        private final FeedPanel feed;

        private Dashboard(UI ui, SignedInUser user, Membership organization) {
            this.ui = ui;
            this.user = user;
            this.organization = organization;
            this.time = new TimePanels(organization, BrowserZone.of(ui), clock);
            this.goals = new GoalPanels(organization);
            this.feed = new FeedPanel(ui, names, background, clock);
        }

        private Div layout() {
            Div figures = new Div(time.calendars(), time.events(), goals.objectives(), goals.kpis(), goals.tasks());
            figures.addClassName("figures");
            Div left = new Div(time.week(), goals.health(), goals.status());
            left.addClassName("dashboard-left");
            Div right = new Div(feed.panel());
            right.addClassName("dashboard-right");
            Div columns = new Div(left, right);
            columns.addClassName("dashboard-columns");
            Div layout = new Div(figures, columns);
            layout.addClassName("dashboard");
            return layout;
        }

        private void readTime() {
            Week week = Week.of(clock.instant(), BrowserZone.of(ui));
            background.run(
                    ui,
                    () -> reader.time(user, organization.parent(), week.start(), week.end()),
                    read -> {
                        time.show(read, week);
                        feed.setTime(read);
                        showFeed();
                    },
                    problem -> failed(problem, this::readTime, true));
        }

        private void readGoals() {
            background.run(
                    ui,
                    () -> reader.goals(user, organization.parent()),
                    read -> {
                        goals.show(read);
                        feed.setGoals(read);
                        showFeed();
                    },
                    problem -> failed(problem, this::readGoals, false));
        }

        private void showFeed() {
            feed.show(live.recent());
        }

        private void failed(Problem problem, Runnable retry, boolean isTime) {
            if (isTime) {
                time.showProblem(problem, retry);
                feed.setTimeUnknown();
            } else {
                goals.showProblem(problem, retry);
                feed.setGoalsUnknown();
            }
            showFeed();
        }
    }
}
