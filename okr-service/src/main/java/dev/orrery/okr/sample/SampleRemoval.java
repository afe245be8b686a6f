package dev.orrery.okr.sample;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.kpis.KpiStore;
import dev.orrery.okr.objectives.ObjectiveStore;
import dev.orrery.okr.projects.ProjectStore;
import dev.orrery.okr.tasks.TaskStore;
import org.springframework.stereotype.Component;

/** Removes a user's sample data for good, once their sample calendar is gone. What they have added to it goes along. */
@Component
public final class SampleRemoval {
    private final ObjectiveStore objectives;
    private final KpiStore kpis;
    private final TaskStore tasks;
    private final ProjectStore projects;

    SampleRemoval(ObjectiveStore objectives, KpiStore kpis, TaskStore tasks, ProjectStore projects) {
        this.objectives = objectives;
        this.kpis = kpis;
        this.tasks = tasks;
        this.projects = projects;
    }

    /** A calendar is gone; nothing happens unless it was a sample. */
    public void calendarDeleted(Edit edit, String calendarId) {
        SampleNames names = new SampleNames(calendarId);
        if (!calendarId.startsWith(SampleNames.CALENDAR_PREFIX) || !SampleRows.remove(edit, names)) {
            return;
        }
        SampleNames.TASKS.forEach(task -> tasks.deleteIfPresent(edit, names.task(task)));
        objectives.deleteIfPresent(edit, names.objective());
        kpis.deleteIfUnused(edit, names.kpi());
        projects.deleteIfPresent(edit, names.launchProject());
        projects.deleteIfPresent(edit, names.habitsProject());
    }
}
