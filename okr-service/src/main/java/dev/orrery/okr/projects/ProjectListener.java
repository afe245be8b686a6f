package dev.orrery.okr.projects;

import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.ProjectId;

/** What else a change of a project changes, in the same transaction. */
public interface ProjectListener {
    /** Its display name is another now. */
    default void renamed(Edit edit, ProjectId project, String displayName) {}

    /** Its row is about to be deleted. */
    default void deleting(Edit edit, ProjectId project) {}
}
