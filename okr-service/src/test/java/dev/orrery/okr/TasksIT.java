package dev.orrery.okr;

import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.okr.v1.DeleteTaskRequest;
import dev.orrery.okr.v1.ListTasksRequest;
import dev.orrery.okr.v1.Task;
import dev.orrery.okr.v1.UpdateTaskRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasks: done and undone, listed by who does them, deleted by those concerned. */
@OkrTest
class TasksIT {
    @Autowired
    private ServiceChannels channels;

    private Team team;

    @BeforeEach
    void setUp() {
        team = new Team(channels);
    }

    @Test
    void completesATaskWhenItIsDoneAndTakesThatBack() {
        Task task = team.ada().task("write");

        Task done = team.ada().move(task, Task.State.DONE);
        Task again = team.ada().move(task, Task.State.IN_PROGRESS);

        assertThat(done.hasCompleteTime()).isTrue();
        assertThat(again.hasCompleteTime()).isFalse();
        assertThat(done.getCreator()).isEqualTo(task.getCreator());
    }

    @Test
    void listsTasksByWhoDoesThem() {
        team.ada().task("for nobody");
        Task bens = team.ada()
                .tasks()
                .updateTask(UpdateTaskRequest.newBuilder()
                        .setTask(Task.newBuilder()
                                .setName(team.ada().task("for ben").getName())
                                .setAssignee(team.userBen())
                                .setEstimatedHours(decimal("1.50")))
                        .build());

        assertThat(team.ada()
                        .tasks()
                        .listTasks(ListTasksRequest.newBuilder()
                                .setParent(team.acme.name())
                                .setFilter("assignee=\"" + bens.getAssignee() + "\" AND state=TODO")
                                .build())
                        .getTasksList())
                .containsExactly(bens);
    }

    @Test
    void letsOnlyThoseConcernedDeleteATask() {
        Task task = team.ada().task("write");
        DeleteTaskRequest delete =
                DeleteTaskRequest.newBuilder().setName(task.getName()).build();

        assertThat(Refusal.of(() -> team.ben().tasks().deleteTask(delete)).reason())
                .isEqualTo("ACCESS_DENIED");
        team.ada().tasks().deleteTask(delete);
        assertThat(Refusal.of(() -> team.ada().tasks().deleteTask(delete)).reason())
                .isEqualTo("TASK_NOT_FOUND");
    }
}
