package dev.orrery.okr.objectives;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.ObjectiveId;
import java.util.Collection;

/** What goes with an objective, in the same transaction. */
public interface ObjectiveListener {
    /** Its row is about to be deleted. */
    default void deleting(Edit edit, ObjectiveId objective) {}

    /** Their cycle is closed. */
    default void freezing(Edit edit, Collection<ObjectiveId> objectives) {}

    /** An objective goes on as another one, which is just made. */
    default void carriedOver(Edit edit, ObjectiveId from, ObjectiveId to) {}
}
