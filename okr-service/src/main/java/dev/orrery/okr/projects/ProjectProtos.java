package dev.orrery.okr.projects;

import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.Enums;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.fields.Texts;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.ProjectId;
import dev.orrery.okr.schema.tables.records.ProjectRecord;
import dev.orrery.okr.v1.Project;
import java.time.LocalDate;
import java.util.UUID;

/** Projects of the contract as rows, and back. */
final class ProjectProtos {
    private ProjectProtos() {}

    static Project of(Organization organization, ProjectRecord row, Project.Stats stats) {
        References references = new References(organization);
        Project.Builder project = Project.newBuilder()
                .setName(new ProjectId(row.getProjectId()).in(organization))
                .setDisplayName(row.getDisplayName())
                .setDescription(row.getDescription())
                .setState(Project.State.valueOf(row.getState()))
                .setOwner(references.userName(row.getOwnerId()))
                .setStartDate(Times.text(row.getStartDate()))
                .setDueDate(Times.text(row.getDueDate()))
                .setStats(stats)
                .setEtag(Etag.ofVersion(row.getVersion()).value())
                .setCreateTime(Times.of(row.getCreateTime()))
                .setUpdateTime(Times.of(row.getUpdateTime()));
        for (UUID member : row.getMembers()) {
            project.addMembers(references.userName(member));
        }
        return project.build();
    }

    /** Takes over what callers may set; without an owner it is the author's. */
    static void apply(Edit edit, Project project, ProjectRecord row) {
        References references = new References(edit.organization());
        LocalDate start = Times.dayOrNull("project.start_date", project.getStartDate());
        LocalDate due = Times.dayOrNull("project.due_date", project.getDueDate());
        Times.requireOrder("start_date", start, "project.due_date", due);
        UUID owner = references.userOrNull("project.owner", project.getOwner());
        row.setDisplayName(Texts.required("project.display_name", project.getDisplayName()));
        row.setDescription(project.getDescription());
        row.setState(Enums.name(project.getState(), Project.State.ACTIVE));
        row.setOwnerId(owner == null ? edit.author().requireUser() : owner);
        row.setMembers(project.getMembersList().stream()
                .map(member -> references.user("project.members", member).value())
                .distinct()
                .toArray(UUID[]::new));
        row.setStartDate(start);
        row.setDueDate(due);
    }
}
