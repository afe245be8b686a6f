package dev.orrery.console.goals;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.orrery.console.calls.Page;
import dev.orrery.console.goals.GoalNode.KeyResultNode;
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
import dev.orrery.console.ui.Panel;
import dev.orrery.console.ui.Progress;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Objective;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** A key result: how far it is, what was said about it, and a form to say more. */
@PermitAll
@Route(value = Paths.KEY_RESULT, layout = MainLayout.class)
public class KeyResultView extends OrganizationPage {
    private static final int MAX_CHECK_INS = 50;

    private final GoalList goals;
    private final CheckIns checkIns;
    private final Background background;
    private final Clock clock;

    KeyResultView(
            SignedInUsers users,
            GoalList goals,
            CheckIns checkIns,
            Background background,
            LiveChanges live,
            Clock clock) {
        super(users, live, "Key result");
        this.goals = goals;
        this.checkIns = checkIns;
        this.background = background;
        this.clock = clock;
    }

    @Override
    protected void show(SignedInUser user, Membership organization, RouteParameters parameters) {
        Pane page = new Pane();
        page.addClassName("fill");
        add(page);
        page.showLoading(6);
        Opened opened = new Opened(
                UI.getCurrent(), user, organization, Paths.resourceIn(parameters, organization.parent()), page);
        reloadOn(ChangeSource.OKR, opened::refresh);
        opened.load();
    }

    /** The page of one key result. What is typed into its form survives that the rest is read again. */
    private final class Opened {
        private final UI ui;
        private final SignedInUser user;
        private final Membership organization;
        private final String name;
        private final Pane page;
        private final Div header = new Div();
        private final Panel history = new Panel("Check-ins", "panel-history");

        private Opened(UI ui, SignedInUser user, Membership organization, String name, Pane page) {
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
            return new Read(
                    goals.keyResult(user, name),
                    goals.objective(user, name.substring(0, name.indexOf("/keyResults/"))),
                    checkIns.page(user, name, MAX_CHECK_INS, ""));
        }

        private void show(Read read) {
            rename(read.keyResult().getTitle());
            Panel form = new Panel("Check in", "panel-form");
            form.body().show(form(read.keyResult()));
            Div columns = new Div(history, form);
            columns.addClassName("columns");
            fill(read);
            page.show(header, columns);
        }

        private Div form(KeyResult keyResult) {
            return switch (keyResult.getProgressSource()) {
                case CHECK_IN, PROGRESS_SOURCE_UNSPECIFIED, UNRECOGNIZED ->
                    new CheckInForm(ui, user, keyResult, checkIns, background, this::refresh);
                case LINKED_WORK -> new Div(new Paragraph("Its progress comes from the work that is linked to it."));
                case KPI -> new Div(new Paragraph("Its progress follows a KPI."));
            };
        }

        private void fill(Read read) {
            header.removeAll();
            header.add(header(read));
            if (read.checkIns().items().isEmpty()) {
                history.body()
                        .show(new EmptyState(
                                Icon.CHECK,
                                "No check-in yet",
                                "The first one says where it stands and what comes next."));
                return;
            }
            history.body()
                    .show(new CheckInHistory(
                            read.keyResult(), read.checkIns().items(), clock.instant(), BrowserZone.of(ui)));
        }

        private PageHeader header(Read read) {
            RouterLink objective = new RouterLink();
            objective.setRoute(ObjectivesView.class, Paths.organization(organization.alias()));
            objective.setText(read.objective().getTitle());
            Span under = new Span(Icon.TARGET.draw(), objective);
            under.addClassName("fact");
            KeyResultNode node = new KeyResultNode(
                    read.keyResult(), Tones.of(read.objective().getHealth()));
            Div facts = new Div(under, new Span(node.measure()), new Progress(node.progress(), node.tone()));
            facts.addClassName("facts");
            return new PageHeader(new H1(read.keyResult().getTitle()), facts);
        }
    }

    private record Read(KeyResult keyResult, Objective objective, Page<CheckIns.Signed> checkIns) {}
}
