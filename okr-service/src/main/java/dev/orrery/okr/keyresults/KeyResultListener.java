package dev.orrery.okr.keyresults;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.KeyResultId;

/** What goes with a key result: before its row is deleted, in the same transaction. */
public interface KeyResultListener {
    void deleting(Edit edit, KeyResultId keyResult);
}
