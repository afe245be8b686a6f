package dev.orrery.okr.tasks;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.TaskId;

/** What else a change of a task changes, in the same transaction. */
public interface TaskListener {
    /** Its title is another now. */
    default void renamed(Edit edit, TaskId task, String title) {}

    /** Its state is another now. */
    default void moved(Edit edit, TaskId task) {}

    /** Its row is about to be deleted. */
    default void deleting(Edit edit, TaskId task) {}
}
