package dev.orrery.okr.projects;

import static dev.orrery.okr.schema.Tables.PROJECT;
import static dev.orrery.okr.schema.Tables.TASK;

import dev.orrery.kit.paging.Cursor;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import dev.orrery.okr.fields.Times;
import dev.orrery.okr.names.ProjectId;
import dev.orrery.okr.names.TaskId;
import dev.orrery.okr.v1.Task;
import dev.orrery.okr.v1.TimelineEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.SelectConditionStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What has happened to a project and its tasks, and what is to come? The earliest first. */
final class SelectProjectTimeline {
    private static final Field<Instant> TIME = DSL.field(DSL.name("time"), TASK.CREATE_TIME.getDataType());
    private static final Field<String> KIND = DSL.field(DSL.name("kind"), String.class);
    private static final Field<String> TASK_ID = DSL.field(DSL.name("task_id"), TASK.TASK_ID.getDataType());
    private static final Field<String> TITLE = DSL.field(DSL.name("title"), String.class);
    private static final Set<String> OVER = Set.of(Task.State.DONE.name(), Task.State.CANCELLED.name());

    private final OrganizationTransaction transaction;
    private final ProjectId project;

    SelectProjectTimeline(OrganizationTransaction transaction, ProjectId project) {
        this.transaction = transaction;
        this.project = project;
    }

    Page<TimelineEntry> page(PageRequest page) {
        Condition after = page.after()
                .map(cursor ->
                        DSL.row(TIME, KIND, TASK_ID).gt(Instant.parse(cursor.get(0)), cursor.get(1), cursor.get(2)))
                .orElse(DSL.noCondition());
        return page.page(
                        transaction
                                .sql()
                                .select(TIME, KIND, TASK_ID, TITLE)
                                .from(moments())
                                .where(after)
                                .orderBy(TIME, KIND, TASK_ID)
                                .limit(page.limit())
                                .fetch(),
                        row -> Cursor.of(row.value1(), row.value2(), row.value3()))
                .map(this::entry);
    }

    private Table<Record4<Instant, String, String, String>> moments() {
        return ofProject(PROJECT.START_DATE, TimelineEntry.Kind.PROJECT_STARTS)
                .unionAll(ofProject(PROJECT.DUE_DATE, TimelineEntry.Kind.PROJECT_DUE))
                .unionAll(ofTasks(TASK.CREATE_TIME, TimelineEntry.Kind.TASK_CREATED))
                .unionAll(ofTasks(TASK.DUE_TIME, TimelineEntry.Kind.TASK_DUE).and(TASK.STATE.notIn(OVER)))
                .unionAll(ofTasks(TASK.COMPLETE_TIME, TimelineEntry.Kind.TASK_DONE))
                .asTable("moment");
    }

    private SelectConditionStep<Record4<Instant, String, String, String>> ofProject(
            Field<LocalDate> day, TimelineEntry.Kind kind) {
        Field<Instant> time = DSL.field("{0}::timestamp AT TIME ZONE 'UTC'", TIME.getDataType(), day);
        return DSL.select(
                        time.as(TIME),
                        DSL.inline(kind.name()).as(KIND),
                        DSL.inline("").as(TASK_ID),
                        PROJECT.DISPLAY_NAME.as(TITLE))
                .from(PROJECT)
                .where(
                        PROJECT.ORG_ID.eq(transaction.organizationId()),
                        PROJECT.PROJECT_ID.eq(project.value()),
                        day.isNotNull());
    }

    private SelectConditionStep<Record4<Instant, String, String, String>> ofTasks(
            Field<Instant> time, TimelineEntry.Kind kind) {
        return DSL.select(time.as(TIME), DSL.inline(kind.name()).as(KIND), TASK.TASK_ID, TASK.TITLE)
                .from(TASK)
                .where(
                        TASK.ORG_ID.eq(transaction.organizationId()),
                        TASK.PROJECT_ID.eq(project.value()),
                        time.isNotNull());
    }

    private TimelineEntry entry(Record4<Instant, String, String, String> row) {
        return TimelineEntry.newBuilder()
                .setTime(Times.of(row.value1()))
                .setKind(TimelineEntry.Kind.valueOf(row.value2()))
                .setResource(
                        row.value3().isEmpty()
                                ? project.in(transaction.organization())
                                : new TaskId(row.value3()).in(transaction.organization()))
                .setTitle(row.value4())
                .build();
    }
}
