package dev.orrery.okr.keyresults;

import static dev.orrery.okr.schema.Tables.KEY_RESULT;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.objectives.ObjectiveListener;
import dev.orrery.okr.schema.tables.records.KeyResultRecord;
import dev.orrery.okr.v1.KeyResult;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** What becomes of key results when a cycle ends: they are frozen, and what is carried over has the same again. */
@Component
final class EndingCycles implements ObjectiveListener {
    @Override
    public void freezing(Edit edit, Collection<ObjectiveId> objectives) {
        for (KeyResultRecord row : KeyResultRows.lockAllOf(edit, objectives)) {
            KeyResult before = KeyResultProtos.of(edit.organization(), row);
            row.setFreezeTime(edit.time());
            KeyResultRows.save(edit, row, before);
        }
    }

    @Override
    public void carriedOver(Edit edit, ObjectiveId from, ObjectiveId to) {
        List<KeyResultRecord> originals = edit.sql()
                .selectFrom(KEY_RESULT)
                .where(KEY_RESULT.ORG_ID.eq(edit.organizationId()), KEY_RESULT.OBJECTIVE_ID.eq(from.value()))
                .orderBy(KEY_RESULT.KEY_RESULT_ID)
                .fetch();
        for (KeyResultRecord original : originals) {
            KeyResultRecord row = original.copy();
            row.setOrgId(edit.organizationId());
            row.setObjectiveId(to.value());
            row.setKeyResultId(original.getKeyResultId());
            row.setCurrentValue(null);
            row.setProgress(null);
            row.setConfidence(null);
            row.setCheckInTime(null);
            row.setFreezeTime(null);
            row.setVersion(1L);
            row.setCreateTime(edit.time());
            row.setUpdateTime(edit.time());
            Measuring.measure(edit, row);
            edit.sql().executeInsert(row);
            edit.changes().created(KeyResultProtos.of(edit.organization(), row));
        }
    }
}
