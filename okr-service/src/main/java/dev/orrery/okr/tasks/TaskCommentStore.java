package dev.orrery.okr.tasks;

import static dev.orrery.okr.schema.Tables.TASK_COMMENT;

import dev.orrery.kit.etag.Etag;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.fields.Texts;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.TaskCommentId;
import dev.orrery.okr.names.TaskId;
import dev.orrery.okr.rows.Ids;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.schema.tables.records.TaskCommentRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.TaskComment;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** What members say about tasks. Who said it may change it, and ADMINs may delete it too. */
@Component
final class TaskCommentStore implements TaskListener {
    TaskComment create(Edit edit, TaskId task, String chosenId, TaskComment wanted) {
        TaskRows.share(edit, task);
        TaskCommentRecord row = new TaskCommentRecord();
        row.setOrgId(edit.organizationId());
        row.setTaskId(task.value());
        row.setCommentId(Ids.orNew(chosenId, edit));
        row.setText(Texts.required("task_comment.text", wanted.getText()));
        row.setAuthorId(edit.author().requireUser());
        row.setVersion(1L);
        row.setCreateTime(edit.time());
        row.setUpdateTime(edit.time());
        edit.sql().executeInsert(row);
        return edit.changes().created(proto(edit.organization(), row));
    }

    /** A page of a task's comments, the earliest first. */
    Page<TaskComment> list(OrganizationTransaction transaction, TaskId task, PageRequest page) {
        Condition after = page.after()
                .map(cursor -> DSL.row(TASK_COMMENT.CREATE_TIME, TASK_COMMENT.COMMENT_ID)
                        .gt(Instant.parse(cursor.get(0)), cursor.get(1)))
                .orElse(DSL.noCondition());
        return page.page(
                        transaction
                                .sql()
                                .selectFrom(TASK_COMMENT)
                                .where(
                                        TASK_COMMENT.ORG_ID.eq(transaction.organizationId()),
                                        TASK_COMMENT.TASK_ID.eq(task.value()),
                                        after)
                                .orderBy(TASK_COMMENT.CREATE_TIME, TASK_COMMENT.COMMENT_ID)
                                .limit(page.limit())
                                .fetch(),
                        row -> Cursor.of(row.getCreateTime(), row.getCommentId()))
                .map(row -> proto(transaction.organization(), row));
    }

    TaskComment update(Edit edit, TaskCommentId id, Update<TaskComment> update) {
        TaskCommentRecord row = lock(edit, id);
        edit.author().requireAdminOr(edit.author().is(row.getAuthorId()), "the comment's author");
        TaskComment before = proto(edit.organization(), row);
        Etag.ofVersion(row.getVersion()).requireMatch(update.patch().getEtag(), before.getName());
        row.setText(Texts.required("task_comment.text", update.applyTo(before).getText()));
        if (proto(edit.organization(), row).equals(before)) {
            return before;
        }
        row.setVersion(row.getVersion() + 1);
        row.setUpdateTime(edit.time());
        edit.sql().executeUpdate(row);
        return edit.changes().updated(before, proto(edit.organization(), row));
    }

    void delete(Edit edit, TaskCommentId id, String etag) {
        TaskCommentRecord row = lock(edit, id);
        edit.author().requireAdminOr(edit.author().is(row.getAuthorId()), "the comment's author");
        Etag.ofVersion(row.getVersion()).requireMatch(etag, id.in(edit.organization()));
        edit.sql().executeDelete(row);
        edit.changes().deleted(proto(edit.organization(), row));
    }

    @Override
    public void deleting(Edit edit, TaskId task) {
        edit.sql()
                .deleteFrom(TASK_COMMENT)
                .where(TASK_COMMENT.ORG_ID.eq(edit.organizationId()), TASK_COMMENT.TASK_ID.eq(task.value()))
                .returning()
                .fetch()
                .forEach(row -> edit.changes().deleted(proto(edit.organization(), row)));
    }

    private static TaskCommentRecord lock(Edit edit, TaskCommentId id) {
        return edit.sql()
                .selectFrom(TASK_COMMENT)
                .where(
                        TASK_COMMENT.ORG_ID.eq(edit.organizationId()),
                        TASK_COMMENT.TASK_ID.eq(id.task().value()),
                        TASK_COMMENT.COMMENT_ID.eq(id.value()))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(Missing.resource(
                        ErrorReason.TASK_COMMENT_NOT_FOUND, "taskComment", id.in(edit.organization())));
    }

    private static TaskComment proto(Organization organization, TaskCommentRecord row) {
        TaskCommentId id = new TaskCommentId(new TaskId(row.getTaskId()), row.getCommentId());
        return TaskComment.newBuilder()
                .setName(id.in(organization))
                .setText(row.getText())
                .setAuthor(new References(organization).userName(row.getAuthorId()))
                .setEtag(Etag.ofVersion(row.getVersion()).value())
                .setCreateTime(Times.of(row.getCreateTime()))
                .setUpdateTime(Times.of(row.getUpdateTime()))
                .build();
    }
}
