package dev.orrery.okr.tasks;

import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.fields.Enums;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.fields.Texts;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.ProjectId;
import dev.orrery.okr.names.TaskId;
import dev.orrery.okr.schema.tables.records.TaskRecord;
import dev.orrery.okr.v1.Task;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tasks of the contract as rows, and back. */
final class TaskProtos {
    private TaskProtos() {}

    static Task of(Organization organization, TaskRecord row, Task.Stats stats) {
        References references = new References(organization);
        Task.Builder task = Task.newBuilder()
                .setName(new TaskId(row.getTaskId()).in(organization))
                .setTitle(row.getTitle())
                .setDescription(row.getDescription())
                .setState(Task.State.valueOf(row.getState()))
                .setPriority(Task.Priority.valueOf(row.getPriority()))
                .setCreator(references.userName(row.getCreatorId()))
                .setAssignee(references.userNameOrEmpty(row.getAssigneeId()))
                .addAllTags(List.of(row.getTags()))
                .setStats(stats)
                .setEtag(Etag.ofVersion(row.getVersion()).value())
                .setCreateTime(Times.of(row.getCreateTime()))
                .setUpdateTime(Times.of(row.getUpdateTime()));
        if (row.getProjectId() != null) {
            task.setProject(new ProjectId(row.getProjectId()).in(organization));
        }
        if (row.getParentId() != null) {
            task.setParent(new TaskId(row.getParentId()).in(organization));
        }
        if (row.getDueTime() != null) {
            task.setDueTime(Times.of(row.getDueTime()));
        }
        if (row.getCompleteTime() != null) {
            task.setCompleteTime(Times.of(row.getCompleteTime()));
        }
        if (row.getEstimatedHours() != null) {
            task.setEstimatedHours(Decimals.of(row.getEstimatedHours()));
        }
        if (row.getActualHours() != null) {
            task.setActualHours(Decimals.of(row.getActualHours()));
        }
        return task.build();
    }

    /** Takes over what callers may set. A task that becomes DONE is complete now. */
    static void apply(Edit edit, Task task, TaskRecord row) {
        References references = new References(edit.organization());
        row.setTitle(Texts.required("task.title", task.getTitle()));
        row.setDescription(task.getDescription());
        row.setState(Enums.name(task.getState(), Task.State.TODO));
        row.setPriority(Enums.name(task.getPriority(), Task.Priority.MEDIUM));
        row.setAssigneeId(references.userOrNull("task.assignee", task.getAssignee()));
        row.setProjectId(references.idOrNull("task.project", ProjectId.NAME, task.getProject()));
        row.setParentId(references.idOrNull("task.parent", TaskId.NAME, task.getParent()));
        row.setDueTime(Times.optional("task.due_time", task.hasDueTime(), task.getDueTime()));
        row.setEstimatedHours(
                Decimals.notNegative("task.estimated_hours", task.hasEstimatedHours(), task.getEstimatedHours()));
        row.setActualHours(Decimals.notNegative("task.actual_hours", task.hasActualHours(), task.getActualHours()));
        row.setTags(task.getTagsList().toArray(String[]::new));
        row.setCompleteTime(completeTime(row, edit.time()));
    }

    private static @Nullable Instant completeTime(TaskRecord row, Instant now) {
        if (!row.getState().equals(Task.State.DONE.name())) {
            return null;
        }
        return row.getCompleteTime() == null ? now : row.getCompleteTime();
    }
}
