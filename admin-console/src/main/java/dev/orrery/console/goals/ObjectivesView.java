package dev.orrery.console.goals;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.orrery.console.goals.GoalNode.KeyResultNode;
import dev.orrery.console.goals.GoalNode.ObjectiveNode;
import dev.orrery.console.live.ChangeSource;
import dev.orrery.console.live.LiveChanges;
import dev.orrery.console.shell.MainLayout;
import dev.orrery.console.shell.OrganizationPage;
import dev.orrery.console.shell.Paths;
import dev.orrery.console.signin.Membership;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.signin.SignedInUsers;
import dev.orrery.console.ui.Background;
import dev.orrery.console.ui.EmptyState;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.PageHeader;
import dev.orrery.console.ui.Pane;
import dev.orrery.console.ui.Person;
import dev.orrery.console.ui.Pill;
import dev.orrery.console.ui.Progress;
import dev.orrery.console.ui.TreeTable;
import dev.orrery.console.ui.Words;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** Objectives with their key results, and how far they are. */
@PermitAll
@Route(value = Paths.OBJECTIVES, layout = MainLayout.class)
public class ObjectivesView extends OrganizationPage {
    private final GoalTree tree;
    private final Background background;
    private final Pane pane = new Pane();
    private @Nullable TreeTable<GoalNode> table;

    ObjectivesView(SignedInUsers users, GoalTree tree, Background background, LiveChanges live) {
        super(users, live, "Objectives");
        this.tree = tree;
        this.background = background;
    }

    @Override
    protected void show(SignedInUser user, Membership organization, RouteParameters parameters) {
        pane.addClassName("fill");
        add(new PageHeader("Objectives", "What " + organization.alias() + " wants to reach, and how far it is"), pane);
        pane.showLoading(6);
        table = null;
        UI ui = UI.getCurrent();
        reloadOn(ChangeSource.OKR, () -> load(ui, user, organization));
        load(ui, user, organization);
    }

    private void load(UI ui, SignedInUser user, Membership organization) {
        background.run(
                ui,
                () -> tree.read(user, organization.parent()),
                read -> show(organization, read),
                problem -> pane.showProblem(problem, () -> load(ui, user, organization)));
    }

    private void show(Membership organization, GoalTree.Goals goals) {
        if (goals.roots().isEmpty()) {
            table = null;
            pane.show(new EmptyState(
                    Icon.TARGET,
                    "No objectives yet",
                    "Say what you want to reach and how you will see it; objectives appear here with their key"
                            + " results as soon as they exist."));
            return;
        }
        TreeTable<GoalNode> shown = table;
        if (shown == null) {
            shown = table(organization);
            table = shown;
            pane.show(shown);
            shown.show(goals.roots(), goals::under);
            shown.expand(goals.roots());
        } else {
            shown.show(goals.roots(), goals::under);
        }
    }

    private static TreeTable<GoalNode> table(Membership organization) {
        TreeTable<GoalNode> table = new TreeTable<>("Objectives and key results");
        table.addComponentHierarchyColumn(node -> title(node, organization))
                .setHeader("Objective or key result")
                .setFlexGrow(5)
                .setWidth("220px");
        table.addComponentColumn(node -> new Progress(node.progress(), node.tone()))
                .setHeader("Progress")
                .setWidth("130px")
                .setFlexGrow(1);
        var health = table.addComponentColumn(ObjectivesView::health)
                .setHeader("Health or value")
                .setFlexGrow(2);
        var owner = table.addComponentColumn(ObjectivesView::owner)
                .setHeader("Owner")
                .setFlexGrow(2);
        var due = table.addColumn(node -> node instanceof ObjectiveNode objective
                        ? objective.objective().getDueDate()
                        : "")
                .setHeader("Due")
                .setWidth("120px")
                .setFlexGrow(0);
        table.showOnlyWhenWide(health, owner, due);
        return table;
    }

    private static Component title(GoalNode node, Membership organization) {
        return switch (node) {
            case ObjectiveNode objective -> {
                Span title = new Span(objective.title());
                title.addClassName("objective-title");
                yield title;
            }
            case KeyResultNode keyResult -> {
                RouterLink link = new RouterLink();
                link.setRoute(KeyResultView.class, Paths.resource(organization.alias(), keyResult.name()));
                link.setText(keyResult.title());
                link.addClassName("key-result-title");
                yield link;
            }
        };
    }

    private static Component health(GoalNode node) {
        return switch (node) {
            case ObjectiveNode objective ->
                new Pill(Words.of(objective.objective().getHealth()), objective.tone());
            case KeyResultNode keyResult -> new Span(keyResult.measure());
        };
    }

    private static Component owner(GoalNode node) {
        return node instanceof ObjectiveNode objective && !objective.ownerName().isEmpty()
                ? new Person(objective.ownerName())
                : new Span();
    }
}
