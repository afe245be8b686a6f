package dev.orrery.okr.projects;

import static dev.orrery.okr.schema.Tables.PROJECT;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.names.ProjectId;
import dev.orrery.okr.rows.Ids;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.rows.Rows;
import dev.orrery.okr.schema.tables.records.ProjectRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.Project;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** The projects of an organisation. */
@Component
public final class ProjectStore {
    private static final Rows<ProjectRecord> ROWS = new Rows<>(PROJECT, PROJECT.ORG_ID, PROJECT.PROJECT_ID);

    private final List<ProjectListener> listeners;

    ProjectStore(List<ProjectListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    public Project create(Edit edit, String chosenId, Project wanted) {
        ProjectRecord row = new ProjectRecord();
        row.setOrgId(edit.organizationId());
        row.setProjectId(Ids.orNew(chosenId, edit));
        row.setVersion(1L);
        row.setCreateTime(edit.time());
        row.setUpdateTime(edit.time());
        ProjectProtos.apply(edit, wanted, row);
        edit.sql().executeInsert(row);
        return edit.changes().created(ProjectProtos.of(edit.organization(), row, Project.Stats.getDefaultInstance()));
    }

    Project get(OrganizationTransaction transaction, ProjectId id) {
        ProjectRecord row = ROWS.find(transaction, id.value()).orElseThrow(missing(id.in(transaction.organization())));
        return ProjectProtos.of(transaction.organization(), row, SelectProjectStats.of(transaction, id.value()));
    }

    Page<Project> list(OrganizationTransaction transaction, PageRequest asked) {
        Page<ProjectRecord> page = ROWS.page(transaction, DSL.noCondition(), asked);
        Map<String, Project.Stats> stats = SelectProjectStats.of(
                transaction,
                page.items().stream().map(ProjectRecord::getProjectId).toList());
        return page.map(row -> ProjectProtos.of(
                transaction.organization(),
                row,
                stats.getOrDefault(row.getProjectId(), Project.Stats.getDefaultInstance())));
    }

    Project update(Edit edit, ProjectId id, Update<Project> update) {
        String name = id.in(edit.organization());
        ProjectRecord row = ROWS.lock(edit.transaction(), id.value()).orElseThrow(missing(name));
        edit.author().requireAdminOr(edit.author().is(row.getOwnerId()), "the project's owner");
        Etag.ofVersion(row.getVersion()).requireMatch(update.patch().getEtag(), name);
        Project.Stats stats = SelectProjectStats.of(edit.transaction(), id.value());
        Project before = ProjectProtos.of(edit.organization(), row, stats);
        ProjectProtos.apply(edit, update.applyTo(before), row);
        if (ProjectProtos.of(edit.organization(), row, stats).equals(before)) {
            return before;
        }
        row.setVersion(row.getVersion() + 1);
        row.setUpdateTime(edit.time());
        edit.sql().executeUpdate(row);
        if (!row.getDisplayName().equals(before.getDisplayName())) {
            listeners.forEach(listener -> listener.renamed(edit, id, row.getDisplayName()));
        }
        return edit.changes().updated(before, ProjectProtos.of(edit.organization(), row, stats));
    }

    void delete(Edit edit, ProjectId id, String etag) {
        String name = id.in(edit.organization());
        ProjectRecord row = ROWS.lockToDelete(edit.transaction(), id.value()).orElseThrow(missing(name));
        edit.author().requireAdminOr(edit.author().is(row.getOwnerId()), "the project's owner");
        Etag.ofVersion(row.getVersion()).requireMatch(etag, name);
        remove(edit, row);
    }

    /** Deletes a project if it is there. */
    public void deleteIfPresent(Edit edit, ProjectId id) {
        ROWS.lockToDelete(edit.transaction(), id.value()).ifPresent(row -> remove(edit, row));
    }

    private void remove(Edit edit, ProjectRecord row) {
        ProjectId id = new ProjectId(row.getProjectId());
        Project gone =
                ProjectProtos.of(edit.organization(), row, SelectProjectStats.of(edit.transaction(), id.value()));
        listeners.forEach(listener -> listener.deleting(edit, id));
        edit.sql().executeDelete(row);
        edit.changes().deleted(gone);
    }

    private static Supplier<ServiceException> missing(String name) {
        return Missing.resource(ErrorReason.PROJECT_NOT_FOUND, "project", name);
    }
}
