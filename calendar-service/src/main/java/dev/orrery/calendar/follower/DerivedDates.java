package dev.orrery.calendar.follower;

import com.google.protobuf.Timestamp;
import dev.orrery.calendar.layers.DerivedEvent;
import dev.orrery.calendar.layers.Layer;
import dev.orrery.okr.v1.Change;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.Project;
import dev.orrery.okr.v1.Task;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which dates a resource of okr-service has among the events: none once it is done, given up or gone. */
final class DerivedDates {
    /** By type the fields from which dates are made; of other types all. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "task", Set.of("state", "due_time", "title"),
            "project", Set.of("state", "due_date", "display_name"),
            "objective", Set.of("state", "due_date", "title", "upcoming_check_in_times"),
            "kpi", Set.of("next_review_time", "display_name"));

    private DerivedDates() {}

    /** Whether a change may have been one of what is kept here. */
    static boolean mayDifferAfter(Change change) {
        Set<String> fields = FIELDS.get(change.getType());
        return fields == null
                || change.getKind() != Change.Kind.UPDATED
                || change.getChangedFieldsCount() == 0
                || change.getChangedFieldsList().stream().anyMatch(fields::contains);
    }

    /** The dates that a change leaves. */
    static List<DerivedEvent> of(Change change) {
        String source = source(change);
        return switch (change.getResourceCase()) {
            case TASK -> task(change.getTask(), source).stream().toList();
            case PROJECT -> project(change.getProject(), source).stream().toList();
            case OBJECTIVE ->
                Stream.concat(
                                objective(change.getObjective(), source).stream(),
                                checkIns(change.getObjective(), source))
                        .toList();
            case KPI -> kpi(change.getKpi(), source).stream().toList();
            default -> List.of();
        };
    }

    /** {@code tasks/t} of {@code orgs/acme/tasks/t}. */
    static String source(Change change) {
        return change.getResourceName().split("/", 3)[2];
    }

    private static Optional<DerivedEvent> task(Task task, String source) {
        boolean isOpen = switch (task.getState()) {
            case STATE_UNSPECIFIED, TODO, IN_PROGRESS, BLOCKED, UNRECOGNIZED -> true;
            case DONE, CANCELLED -> false;
        };
        return isOpen && task.hasDueTime()
                ? Optional.of(DerivedEvent.at(instant(task.getDueTime()), source, Layer.TASKS, task.getTitle()))
                : Optional.empty();
    }

    private static Optional<DerivedEvent> project(Project project, String source) {
        boolean isOpen = switch (project.getState()) {
            case STATE_UNSPECIFIED, PLANNED, ACTIVE, ON_HOLD, UNRECOGNIZED -> true;
            case COMPLETED, CANCELLED -> false;
        };
        return isOpen ? day(project.getDueDate(), source, Layer.PROJECTS, project.getDisplayName()) : Optional.empty();
    }

    private static Optional<DerivedEvent> objective(Objective objective, String source) {
        boolean isOpen = switch (objective.getState()) {
            case STATE_UNSPECIFIED, DRAFT, ACTIVE, UNRECOGNIZED -> true;
            case COMPLETED, CANCELLED, ARCHIVED -> false;
        };
        return isOpen ? day(objective.getDueDate(), source, Layer.OBJECTIVES, objective.getTitle()) : Optional.empty();
    }

    private static Stream<DerivedEvent> checkIns(Objective objective, String source) {
        return objective.getUpcomingCheckInTimesList().stream()
                .map(time -> DerivedEvent.at(instant(time), source, Layer.CHECK_INS, objective.getTitle()));
    }

    private static Optional<DerivedEvent> kpi(Kpi kpi, String source) {
        return kpi.hasNextReviewTime()
                ? Optional.of(
                        DerivedEvent.at(instant(kpi.getNextReviewTime()), source, Layer.KPIS, kpi.getDisplayName()))
                : Optional.empty();
    }

    private static Optional<DerivedEvent> day(String date, String source, Layer layer, String title) {
        return date.isEmpty()
                ? Optional.empty()
                : Optional.of(DerivedEvent.on(LocalDate.parse(date), source, layer, title));
    }

    private static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }
}
