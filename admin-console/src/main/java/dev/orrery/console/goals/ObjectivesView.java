package dev.orrery.console.goals;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
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
                this::show,
                problem -> pane.showProblem(problem, () -> load(ui, user, organization)));
    }

    private void show(GoalTree.Goals goals) {
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
            shown = table();
            table = shown;
            pane.show(shown);
            shown.show(goals.roots(), goals::under);
            shown.expand(goals.roots());
        } else {
            shown.show(goals.roots(), goals::under);
        }
    }

    private static TreeTable<GoalNode> table() {
        TreeTable<GoalNode> table = new TreeTable<>("Objectives and key results");
        table.addComponentHierarchyColumn(ObjectivesView::title)
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

    private static Component title(GoalNode node) {
        Span title = new Span(node.title());
        title.addClassName(node instanceof ObjectiveNode ? "objective-title" : "key-result-title");
        return title;
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
