package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.identity.Organization;
import dev.orrery.kit.identity.OrganizationRole;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.CreateTaskCommentRequest;
import dev.orrery.okr.v1.CreateTaskRequest;
import dev.orrery.okr.v1.CreateTimeLogRequest;
import dev.orrery.okr.v1.DeleteTaskCommentRequest;
import dev.orrery.okr.v1.DeleteTaskRequest;
import dev.orrery.okr.v1.DeleteTimeLogRequest;
import dev.orrery.okr.v1.GetTaskRequest;
import dev.orrery.okr.v1.ListTaskCommentsRequest;
import dev.orrery.okr.v1.ListTasksRequest;
import dev.orrery.okr.v1.ListTimeLogsRequest;
import dev.orrery.okr.v1.Task;
import dev.orrery.okr.v1.TaskComment;
import dev.orrery.okr.v1.TimeLog;
import dev.orrery.okr.v1.UpdateTaskCommentRequest;
import dev.orrery.okr.v1.UpdateTaskRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What hangs on tasks: subtasks, comments and time logs. */
@OkrTest
class TaskDetailsIT {
    @Autowired
    private ServiceChannels channels;

    private final Organization acme = TestCaller.organization("acme");

    @Test
    void countsSubtasksCommentsAndHours() {
        Task task = ada().task("launch");
        Task write = subtask("write", task);
        subtask("print", task);
        ada().move(write, Task.State.DONE);
        comment(ada(), task, "");
        log(ada(), task, "1.5", "");
        log(ben(), task, "2", "");

        Task.Stats expected = Task.Stats.newBuilder()
                .setSubtasks(2)
                .setSubtasksDone(1)
                .setComments(1)
                .setLoggedHours(decimal("3.5"))
                .build();
        assertThat(now(task).getStats()).isEqualTo(expected);
        assertThat(ada().tasks()
                        .listTasks(ListTasksRequest.newBuilder()
                                .setParent(acme.name())
                                .setFilter("parent=\"" + task.getName() + "\" AND state=DONE")
                                .build())
                        .getTasksList())
                .extracting(Task::getName)
                .containsExactly(write.getName());
    }

    @Test
    void refusesSubtasksOfSubtasks() {
        Task task = ada().task("launch");
        Task part = subtask("write", task);
        Task other = ada().task("other");

        assertThat(Refusal.of(() -> subtask("page one", part)).reason()).isEqualTo("SUBTASK_TOO_DEEP");
        assertThat(Refusal.of(() -> putBelow(task, other)).reason()).isEqualTo("SUBTASK_TOO_DEEP");
        assertThat(Refusal.of(() -> putBelow(other, other)).reason()).isEqualTo("SUBTASK_TOO_DEEP");
    }

    @Test
    void takesWhatHangsOnADeletedTaskAlongButItsSubtasks() {
        Task task = ada().task("launch");
        Task part = subtask("write", task);
        comment(ada(), task, "");
        log(ada(), task, "1", "");

        ada().tasks()
                .deleteTask(
                        DeleteTaskRequest.newBuilder().setName(task.getName()).build());

        assertThat(now(part).getParent()).isEmpty();
        assertThat(Refusal.of(() -> comments(task)).reason()).isEqualTo("TASK_NOT_FOUND");
    }

    @Test
    void letsWhoSaidItChangeAComment() {
        Task task = ada().task("launch");
        TaskComment comment = comment(ada(), task, "first");
        assertThat(Refusal.of(() -> comment(ada(), task, "first")).reason()).isEqualTo("TASK_COMMENT_EXISTS");
        assertThat(Refusal.of(() -> change(ben(), comment)).reason()).isEqualTo("ACCESS_DENIED");

        TaskComment changed = change(ada(), comment);

        assertThat(comments(task)).containsExactly(changed);
        delete(comment);
        assertThat(comments(task)).isEmpty();
        assertThat(Refusal.of(() -> delete(comment)).reason()).isEqualTo("TASK_COMMENT_NOT_FOUND");
    }

    @Test
    void holdsTimeLogsToADay() {
        Task task = ada().task("launch");
        TimeLog logged = log(ada(), task, "24", "first");
        assertThat(Refusal.of(() -> log(ada(), task, "1", "first")).reason()).isEqualTo("TIME_LOG_EXISTS");
        assertThat(Refusal.of(() -> log(ada(), task, "24.5", "")).fields()).containsExactly("time_log.hours");
        assertThat(Refusal.of(() -> log(ada(), task, "0", "")).fields()).containsExactly("time_log.hours");
        assertThat(ada().tasks()
                        .listTimeLogs(ListTimeLogsRequest.newBuilder()
                                .setParent(task.getName())
                                .build())
                        .getTimeLogsList())
                .containsExactly(logged);

        delete(logged);

        assertThat(Refusal.of(() -> delete(logged)).reason()).isEqualTo("TIME_LOG_NOT_FOUND");
    }

    private Task subtask(String title, Task parent) {
        return ada().tasks()
                .createTask(CreateTaskRequest.newBuilder()
                        .setParent(acme.name())
                        .setTask(Task.newBuilder().setTitle(title).setParent(parent.getName()))
                        .build());
    }

    private Task putBelow(Task task, Task parent) {
        return ada().tasks()
                .updateTask(UpdateTaskRequest.newBuilder()
                        .setTask(Task.newBuilder().setName(task.getName()).setParent(parent.getName()))
                        .build());
    }

    private Task now(Task task) {
        return ada().tasks()
                .getTask(GetTaskRequest.newBuilder().setName(task.getName()).build());
    }

    private static TaskComment comment(Client client, Task task, String id) {
        return client.tasks()
                .createTaskComment(CreateTaskCommentRequest.newBuilder()
                        .setParent(task.getName())
                        .setTaskCommentId(id)
                        .setTaskComment(TaskComment.newBuilder().setText("Looks good"))
                        .build());
    }

    private static TaskComment change(Client client, TaskComment comment) {
        return client.tasks()
                .updateTaskComment(UpdateTaskCommentRequest.newBuilder()
                        .setTaskComment(TaskComment.newBuilder()
                                .setName(comment.getName())
                                .setText("Looks better"))
                        .build());
    }

    private List<TaskComment> comments(Task task) {
        return ada().tasks()
                .listTaskComments(ListTaskCommentsRequest.newBuilder()
                        .setParent(task.getName())
                        .build())
                .getTaskCommentsList();
    }

    private void delete(TaskComment comment) {
        ada().tasks()
                .deleteTaskComment(DeleteTaskCommentRequest.newBuilder()
                        .setName(comment.getName())
                        .build());
    }

    private void delete(TimeLog log) {
        ada().tasks()
                .deleteTimeLog(
                        DeleteTimeLogRequest.newBuilder().setName(log.getName()).build());
    }

    private static TimeLog log(Client client, Task task, String hours, String id) {
        return client.tasks()
                .createTimeLog(CreateTimeLogRequest.newBuilder()
                        .setParent(task.getName())
                        .setTimeLogId(id)
                        .setTimeLog(TimeLog.newBuilder().setDay("2026-11-20").setHours(decimal(hours)))
                        .build());
    }

    private Client ada() {
        return client("ada");
    }

    private Client ben() {
        return client("ben");
    }

    private Client client(String person) {
        return new Client(channels.as(TestCaller.named(person).in(acme, OrganizationRole.MEMBER)), acme);
    }
}
