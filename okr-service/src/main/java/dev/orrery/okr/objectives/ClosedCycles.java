package dev.orrery.okr.objectives;

import static dev.orrery.okr.schema.Tables.OBJECTIVE;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.cycles.CycleListener;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.CycleId;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.Objective;
import java.util.List;
import org.springframework.stereotype.Component;

/** Freezes what was planned in a cycle when it is closed, once all of it has ended. */
@Component
final class ClosedCycles implements CycleListener {
    private final ObjectiveTree tree;
    private final List<ObjectiveListener> listeners;

    ClosedCycles(ObjectiveTree tree, List<ObjectiveListener> listeners) {
        this.tree = tree;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void closing(Edit edit, CycleId cycle) {
        List<ObjectiveId> planned = plannedIn(edit, cycle);
        Ascent ascent = tree.hold(edit, planned);
        List<ObjectiveRecord> rows = planned.stream()
                .flatMap(id -> ascent.objective(id).stream())
                // One may have left the cycle until it was held; none can have come.
                .filter(row -> cycle.value().equals(row.getCycleId()))
                .toList();
        long open = rows.stream().filter(row -> !isScored(row)).count();
        if (open > 0) {
            throw ServiceException.of(ErrorReason.CYCLE_NOT_SCORED, "Objectives in this cycle have no score yet.")
                    .with("objectives", Long.toString(open))
                    .precondition(
                            ErrorReason.CYCLE_NOT_SCORED.name(),
                            cycle.in(edit.organization()),
                            open + " objectives not ended or without a score (expected: none)")
                    .build();
        }
        rows.forEach(row -> row.setFreezeTime(edit.time()));
        ascent.climb();
        List<ObjectiveId> frozen =
                rows.stream().map(row -> new ObjectiveId(row.getObjectiveId())).toList();
        listeners.forEach(listener -> listener.freezing(edit, frozen));
    }

    private static boolean isScored(ObjectiveRecord row) {
        return switch (Objective.State.valueOf(row.getState())) {
            case COMPLETED -> row.getScore() != null;
            case CANCELLED, ARCHIVED -> true;
            case DRAFT, ACTIVE, STATE_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }

    private static List<ObjectiveId> plannedIn(Edit edit, CycleId cycle) {
        return edit.sql()
                .select(OBJECTIVE.OBJECTIVE_ID)
                .from(OBJECTIVE)
                .where(OBJECTIVE.ORG_ID.eq(edit.organizationId()), OBJECTIVE.CYCLE_ID.eq(cycle.value()))
                .fetch(row -> new ObjectiveId(row.value1()));
    }
}
