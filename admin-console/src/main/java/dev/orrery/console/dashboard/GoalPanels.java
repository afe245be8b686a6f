package dev.orrery.console.dashboard;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.RouterLink;
import dev.orrery.console.calls.Problem;
import dev.orrery.console.goals.KpisView;
import dev.orrery.console.goals.ObjectivesView;
import dev.orrery.console.goals.Tones;
import dev.orrery.console.shell.Paths;
import dev.orrery.console.signin.Membership;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.Panel;
import dev.orrery.console.ui.Words;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.Task;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The parts of the dashboard that the OKR service fills. */
final class GoalPanels {
    private final Figure objectives = new Figure("Active objectives", Icon.TARGET);
    private final Figure kpis = new Figure("KPIs", Icon.GAUGE);
    private final Figure tasks = new Figure("Open tasks", Icon.TASK);
    private final Panel health = new Panel("Objectives by health", "panel-health");
    private final Panel status = new Panel("KPIs by status", "panel-status");

    GoalPanels(Membership organization) {
        RouterLink toObjectives = new RouterLink();
        toObjectives.setRoute(ObjectivesView.class, Paths.organization(organization.alias()));
        objectives.linkTo(toObjectives, "Open objectives");
        RouterLink toKpis = new RouterLink();
        toKpis.setRoute(KpisView.class, Paths.organization(organization.alias()));
        kpis.linkTo(toKpis, "Open KPIs");
    }

    Figure objectives() {
        return objectives;
    }

    Figure kpis() {
        return kpis;
    }

    Figure tasks() {
        return tasks;
    }

    Panel health() {
        return health;
    }

    Panel status() {
        return status;
    }

    void show(Overview.Goals goals) {
        Map<Objective.Health, Integer> byHealth = goals.health();
        int inDanger = byHealth.getOrDefault(Objective.Health.AT_RISK, 0)
                + byHealth.getOrDefault(Objective.Health.OFF_TRACK, 0);
        objectives.show(
                Overview.sum(byHealth), false, inDanger == 0 ? "none in danger" : inDanger + " at risk or off track");
        Map<Kpi.Status, Integer> byStatus = goals.status();
        int offTrack = byStatus.getOrDefault(Kpi.Status.OFF_TRACK, 0);
        kpis.show(Overview.sum(byStatus), false, offTrack == 0 ? "none off track" : offTrack + " off track");
        Map<Task.State, Integer> open = goals.openTasks();
        int blocked = open.getOrDefault(Task.State.BLOCKED, 0);
        tasks.show(Overview.sum(open), false, blocked == 0 ? "none blocked" : blocked + " blocked");
        health.body().show(healthBreakdown(byHealth));
        status.body().show(statusBreakdown(byStatus));
    }

    void showProblem(Problem problem, Runnable retry) {
        objectives.showUnknown();
        kpis.showUnknown();
        tasks.showUnknown();
        health.body().showProblem(problem, retry);
        status.body().show(quiet("Not known right now."));
    }

    private static Component healthBreakdown(Map<Objective.Health, Integer> counts) {
        if (counts.isEmpty()) {
            return quiet("There is no active objective yet.");
        }
        List<Share> shares = Stream.of(
                        Objective.Health.ON_TRACK,
                        Objective.Health.AT_RISK,
                        Objective.Health.OFF_TRACK,
                        Objective.Health.OUTDATED,
                        Objective.Health.PENDING)
                .map(value -> new Share(Words.of(value), counts.getOrDefault(value, 0), Tones.of(value)))
                .toList();
        return new Breakdown(shares);
    }

    private static Component statusBreakdown(Map<Kpi.Status, Integer> counts) {
        if (counts.isEmpty()) {
            return quiet("There is no KPI yet.");
        }
        List<Share> shares = Stream.of(
                        Kpi.Status.ACHIEVED,
                        Kpi.Status.ON_TRACK,
                        Kpi.Status.AT_RISK,
                        Kpi.Status.OFF_TRACK,
                        Kpi.Status.NO_DATA)
                .map(value -> new Share(Words.of(value), counts.getOrDefault(value, 0), Tones.of(value)))
                .toList();
        return new Breakdown(shares);
    }

    private static Paragraph quiet(String words) {
        Paragraph paragraph = new Paragraph(words);
        paragraph.addClassName("quiet");
        return paragraph;
    }
}
