package dev.orrery.okr.objectives;

import static dev.orrery.okr.schema.Tables.OBJECTIVE;

import dev.orrery.kit.rows.Column;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.schema.tables.records.ObjectiveRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;

/** Writes objectives back: those of which only what follows from others has moved, as up to a root, in one statement. */
final class MovedObjectives {
    private static final Set<Field<?>> MOVING = Set.of(
            OBJECTIVE.PROGRESS,
            OBJECTIVE.HEALTH,
            OBJECTIVE.OUTDATED_TIME,
            OBJECTIVE.NEXT_CHECK_IN_TIME,
            OBJECTIVE.VERSION,
            OBJECTIVE.UPDATE_TIME);
    private static final int[] OTHERS = IntStream.range(0, OBJECTIVE.fields().length)
            .filter(column -> !MOVING.contains(OBJECTIVE.field(column)))
            .toArray();

    private static final String UPDATE = """
            UPDATE objective SET progress = moved.progress, health = moved.health, outdated_time = moved.outdated_time,
              next_check_in_time = moved.next_check_in_time, version = moved.version, update_time = moved.update_time
            FROM unnest({1}, {2}, {3}, {4}, {5}, {6}, {7})
              AS moved(objective_id, progress, health, outdated_time, next_check_in_time, version, update_time)
            WHERE objective.org_id = {0} AND objective.objective_id = moved.objective_id
            """;

    private MovedObjectives() {}

    static void save(Edit edit, List<ObjectiveRecord> rows) {
        List<ObjectiveRecord> moved = new ArrayList<>();
        List<ObjectiveRecord> edited = new ArrayList<>();
        rows.forEach(row -> (Arrays.stream(OTHERS).noneMatch(row::modified) ? moved : edited).add(row));
        if (!moved.isEmpty()) {
            edit.writeSoon(update(edit, moved));
        }
        if (!edited.isEmpty()) {
            edit.sql().batchUpdate(edited).execute();
        }
    }

    private static Query update(Edit edit, List<ObjectiveRecord> rows) {
        return DSL.query(
                UPDATE,
                DSL.val(edit.organizationId()),
                Column.ofTexts(rows, ObjectiveRecord::getObjectiveId),
                Column.ofNumbers(rows, ObjectiveRecord::getProgress),
                Column.ofTexts(rows, ObjectiveRecord::getHealth),
                Column.ofMoments(rows, ObjectiveRecord::getOutdatedTime),
                Column.ofMoments(rows, ObjectiveRecord::getNextCheckInTime),
                Column.ofCounts(rows, ObjectiveRecord::getVersion),
                Column.ofMoments(rows, ObjectiveRecord::getUpdateTime));
    }
}
