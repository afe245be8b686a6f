package dev.orrery.okr.kpis;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.ProjectId;
import dev.orrery.okr.projects.ProjectListener;
import org.springframework.stereotype.Component;

/** The KPIs of a deleted project stay, without it. */
@Component
final class KpisOfProjects implements ProjectListener {
    private final KpiStore kpis;

    KpisOfProjects(KpiStore kpis) {
        this.kpis = kpis;
    }

    @Override
    public void deleting(Edit edit, ProjectId project) {
        kpis.leaveProject(edit, project);
    }
}
