package dev.orrery.okr.tasks;

import static dev.orrery.okr.schema.Tables.TASK_TIME_LOG;

import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.edits.Edit;
import dev.orrery.okr.fields.Decimals;
import dev.orrery.okr.fields.References;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.TaskId;
import dev.orrery.okr.names.TimeLogId;
import dev.orrery.okr.rows.Ids;
import dev.orrery.okr.rows.Missing;
import dev.orrery.okr.schema.tables.records.TaskTimeLogRecord;
import dev.orrery.okr.v1.ErrorReason;
import dev.orrery.okr.v1.TimeLog;
import java.math.BigDecimal;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** How long members worked on tasks, each for themselves. */
@Component
final class TimeLogStore implements TaskListener {
    private static final BigDecimal MAX_HOURS = BigDecimal.valueOf(24);

    TimeLog create(Edit edit, TaskId task, String chosenId, TimeLog wanted) {
        TaskRows.share(edit, task);
        BigDecimal hours = Decimals.required("time_log.hours", wanted.hasHours(), wanted.getHours());
        if (hours.signum() <= 0 || hours.compareTo(MAX_HOURS) > 0) {
            throw ServiceException.invalidField(
                    "time_log.hours", hours.toPlainString() + " (expected: more than 0, at most 24)");
        }
        TaskTimeLogRecord row = new TaskTimeLogRecord();
        row.setOrgId(edit.organizationId());
        row.setTaskId(task.value());
        row.setTimeLogId(Ids.orNew(chosenId, edit));
        row.setUserId(edit.author().requireUser());
        row.setDay(Times.day("time_log.day", wanted.getDay()));
        row.setHours(hours);
        row.setNote(wanted.getNote());
        row.setCreateTime(edit.time());
        edit.sql().executeInsert(row);
        return edit.changes().created(proto(edit.organization(), row));
    }

    Page<TimeLog> list(OrganizationTransaction transaction, TaskId task, PageRequest page) {
        Condition after = page.after()
                .map(cursor -> TASK_TIME_LOG.TIME_LOG_ID.gt(cursor.get(0)))
                .orElse(DSL.noCondition());
        return page.page(
                        transaction
                                .sql()
                                .selectFrom(TASK_TIME_LOG)
                                .where(
                                        TASK_TIME_LOG.ORG_ID.eq(transaction.organizationId()),
                                        TASK_TIME_LOG.TASK_ID.eq(task.value()),
                                        after)
                                .orderBy(TASK_TIME_LOG.TIME_LOG_ID)
                                .limit(page.limit())
                                .fetch(),
                        row -> Cursor.of(row.getTimeLogId()))
                .map(row -> proto(transaction.organization(), row));
    }

    void delete(Edit edit, TimeLogId id) {
        TaskTimeLogRecord row = edit.sql()
                .selectFrom(TASK_TIME_LOG)
                .where(
                        TASK_TIME_LOG.ORG_ID.eq(edit.organizationId()),
                        TASK_TIME_LOG.TASK_ID.eq(id.task().value()),
                        TASK_TIME_LOG.TIME_LOG_ID.eq(id.value()))
                .forUpdate()
                .fetchOptional()
                .orElseThrow(Missing.resource(ErrorReason.TIME_LOG_NOT_FOUND, "timeLog", id.in(edit.organization())));
        edit.author().requireAdminOr(edit.author().is(row.getUserId()), "who logged the time");
        edit.sql().executeDelete(row);
        edit.changes().deleted(proto(edit.organization(), row));
    }

    @Override
    public void deleting(Edit edit, TaskId task) {
        edit.sql()
                .deleteFrom(TASK_TIME_LOG)
                .where(TASK_TIME_LOG.ORG_ID.eq(edit.organizationId()), TASK_TIME_LOG.TASK_ID.eq(task.value()))
                .returning()
                .fetch()
                .forEach(row -> edit.changes().deleted(proto(edit.organization(), row)));
    }

    private static TimeLog proto(Organization organization, TaskTimeLogRecord row) {
        TimeLogId id = new TimeLogId(new TaskId(row.getTaskId()), row.getTimeLogId());
        return TimeLog.newBuilder()
                .setName(id.in(organization))
                .setUser(new References(organization).userName(row.getUserId()))
                .setDay(Times.text(row.getDay()))
                .setHours(Decimals.of(row.getHours()))
                .setNote(row.getNote())
                .setCreateTime(Times.of(row.getCreateTime()))
                .build();
    }
}
