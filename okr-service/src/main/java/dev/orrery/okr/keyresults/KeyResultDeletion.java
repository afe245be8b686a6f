package dev.orrery.okr.keyresults;

import static dev.orrery.okr.schema.Tables.CHECK_IN;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.KeyResultId;
import dev.orrery.okr.names.ObjectiveId;
import dev.orrery.okr.objectives.ObjectiveListener;
import dev.orrery.okr.schema.tables.records.KeyResultRecord;
import java.util.List;
import org.springframework.stereotype.Component;

/** Deletes key results with what is theirs: links and check-ins. A deleted objective takes its key results along. */
@Component
final class KeyResultDeletion implements ObjectiveListener {
    private final List<KeyResultListener> listeners;

    KeyResultDeletion(List<KeyResultListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void deleting(Edit edit, ObjectiveId objective) {
        KeyResultRows.lockAllOf(edit, List.of(objective)).forEach(row -> of(edit, row));
    }

    /** Deletes one, which is locked. Its objective is the caller's to bring up to date. */
    void of(Edit edit, KeyResultRecord row) {
        KeyResultId id = KeyResultProtos.id(row);
        listeners.forEach(listener -> listener.deleting(edit, id));
        edit.sql()
                .deleteFrom(CHECK_IN)
                .where(
                        CHECK_IN.ORG_ID.eq(edit.organizationId()),
                        CHECK_IN.OBJECTIVE_ID.eq(id.objective().value()),
                        CHECK_IN.KEY_RESULT_ID.eq(id.value()))
                .returning()
                .fetch()
                .forEach(checkIn -> edit.changes().deleted(CheckInProtos.of(edit.organization(), checkIn)));
        edit.sql().executeDelete(row);
        edit.changes().deleted(KeyResultProtos.of(edit.organization(), row));
    }
}
