package dev.orrery.okr.cycles;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.CycleId;

/** What goes with a cycle: when it is closed, in the same transaction. */
public interface CycleListener {
    void closing(Edit edit, CycleId cycle);
}
