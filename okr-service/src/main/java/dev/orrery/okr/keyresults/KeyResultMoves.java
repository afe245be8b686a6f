package dev.orrery.okr.keyresults;

import static dev.orrery.okr.schema.Tables.KEY_RESULT;
import static dev.orrery.okr.schema.Tables.LINK;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.names.KpiId;
import dev.orrery.okr.names.TaskId;
import dev.orrery.okr.objectives.Ascent;
import dev.orrery.okr.objectives.ObjectiveTree;
import dev.orrery.okr.schema.tables.records.KeyResultRecord;
import dev.orrery.okr.tasks.TaskListener;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.KeyResult.ProgressSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Moves key results whose source has moved, a task or a KPI, in the transaction that moved it. */
@Component
public final class KeyResultMoves implements TaskListener {
    private final ObjectiveTree tree;

    KeyResultMoves(ObjectiveTree tree) {
        this.tree = tree;
    }

    @Override
    public void moved(Edit edit, TaskId task) {
        remeasure(edit, targetsOf(edit, task), () -> {});
    }

    /** After a KPI's value has changed. */
    public void kpiMoved(Edit edit, KpiId kpi) {
        List<KeyResultId> followers = edit.sql()
                .select(KEY_RESULT.OBJECTIVE_ID, KEY_RESULT.KEY_RESULT_ID)
                .from(KEY_RESULT)
                .where(KEY_RESULT.ORG_ID.eq(edit.organizationId()), KEY_RESULT.KPI_ID.eq(kpi.value()))
                .fetch(row -> new KeyResultId(row.value1(), row.value2()));
        remeasure(edit, followers, () -> {});
    }

    /**
     * Does {@code work} on the links of key results, and measures them after. Their objectives are taken before, because
     * links come last in the order of locks.
     */
    public void remeasure(Edit edit, Collection<KeyResultId> affected, Runnable work) {
        if (affected.isEmpty()) {
            work.run();
            return;
        }
        Ascent ascent = tree.hold(
                edit, affected.stream().map(KeyResultId::objective).distinct().toList());
        Map<KeyResultId, KeyResultRecord> rows = lock(edit, affected);
        work.run();
        rows.values().forEach(row -> {
            KeyResult before = KeyResultProtos.of(edit.organization(), row);
            // What people report does not depend on links or KPIs, and what is frozen on nothing any more.
            if (row.getFreezeTime() == null && !row.getProgressSource().equals(ProgressSource.CHECK_IN.name())) {
                Measuring.measure(edit, row);
                KeyResultRows.save(edit, row, before);
            }
        });
        ascent.climb();
    }

    /** Those that are still there, in the order of their names. */
    private static Map<KeyResultId, KeyResultRecord> lock(Edit edit, Collection<KeyResultId> affected) {
        Map<KeyResultId, KeyResultRecord> rows = new LinkedHashMap<>();
        affected.stream()
                .distinct()
                .sorted(Comparator.comparing((KeyResultId id) -> id.objective().value())
                        .thenComparing(KeyResultId::value))
                .forEach(id -> KeyResultRows.lockIfPresent(edit, id).ifPresent(row -> rows.put(id, row)));
        return rows;
    }

    private static List<KeyResultId> targetsOf(Edit edit, TaskId task) {
        return edit.sql()
                .select(LINK.TARGET_OBJECTIVE_ID, LINK.TARGET_KEY_RESULT_ID)
                .from(LINK)
                .where(
                        LINK.ORG_ID.eq(edit.organizationId()),
                        LINK.SOURCE_TASK_ID.eq(task.value()),
                        LINK.TARGET_KEY_RESULT_ID.isNotNull())
                .fetch(row -> new KeyResultId(row.value1(), row.value2()));
    }
}
