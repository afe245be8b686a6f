package dev.orrery.okr.objectives;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.ObjectiveId;

/** What goes with an objective: before its row is deleted, in the same transaction. */
public interface ObjectiveListener {
    void deleting(Edit edit, ObjectiveId objective);
}
