package dev.orrery.okr.sample;

import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.names.ProjectId;
import dev.orrery.okr.names.TaskId;
import java.util.List;

/**
 * The ids of one user's sample data, all made from that of the sample calendar: so what was made can be found again, and
 * nothing is made twice.
 *
 * @param calendarId {@code sample-} and a short id of the user, as calendar-service made it
 */
record SampleNames(String calendarId) {
    static final String CALENDAR_PREFIX = "sample-";
    static final List<String> TASKS = List.of("interview", "agenda", "import", "invite", "archive");

    ObjectiveId objective() {
        return new ObjectiveId(calendarId);
    }

    KpiId kpi() {
        return new KpiId(calendarId);
    }

    ProjectId launchProject() {
        return new ProjectId(calendarId + "-launch");
    }

    ProjectId habitsProject() {
        return new ProjectId(calendarId + "-habits");
    }

    TaskId task(String word) {
        return new TaskId(calendarId + "-" + word);
    }

    String link(String word) {
        return calendarId + "-" + word;
    }
}
