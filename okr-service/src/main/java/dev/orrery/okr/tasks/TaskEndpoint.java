package dev.orrery.okr.tasks;

import com.google.protobuf.Empty;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.names.TaskCommentId;
import dev.orrery.okr.names.TaskId;
import dev.orrery.okr.names.TimeLogId;
import dev.orrery.okr.v1.CreateTaskCommentRequest;
import dev.orrery.okr.v1.CreateTaskRequest;
import dev.orrery.okr.v1.CreateTimeLogRequest;
import dev.orrery.okr.v1.DeleteTaskCommentRequest;
import dev.orrery.okr.v1.DeleteTaskRequest;
import dev.orrery.okr.v1.DeleteTimeLogRequest;
import dev.orrery.okr.v1.GetTaskRequest;
import dev.orrery.okr.v1.ListTaskCommentsRequest;
import dev.orrery.okr.v1.ListTaskCommentsResponse;
import dev.orrery.okr.v1.ListTasksRequest;
import dev.orrery.okr.v1.ListTasksResponse;
import dev.orrery.okr.v1.ListTimeLogsRequest;
import dev.orrery.okr.v1.ListTimeLogsResponse;
import dev.orrery.okr.v1.Task;
import dev.orrery.okr.v1.TaskComment;
import dev.orrery.okr.v1.TaskServiceGrpc.TaskServiceImplBase;
import dev.orrery.okr.v1.TimeLog;
import dev.orrery.okr.v1.UpdateTaskCommentRequest;
import dev.orrery.okr.v1.UpdateTaskRequest;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tasks over gRPC. Members make and change them; who wrote or does one, and ADMINs, delete it. */
@Component
final class TaskEndpoint extends TaskServiceImplBase {
    private final Members members;
    private final Edits edits;
    private final PageTokens pageTokens;
    private final TaskStore tasks;
    private final TaskCommentStore comments;
    private final TimeLogStore timeLogs;

    TaskEndpoint(
            Members members,
            Edits edits,
            PageTokens pageTokens,
            TaskStore tasks,
            TaskCommentStore comments,
            TimeLogStore timeLogs) {
        this.members = members;
        this.edits = edits;
        this.pageTokens = pageTokens;
        this.tasks = tasks;
        this.comments = comments;
        this.timeLogs = timeLogs;
    }

    @Override
    public void createTask(CreateTaskRequest request, StreamObserver<Task> responses) {
        Member member = members.ofParent(request.getParent());
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        Task.parser(),
                        edit -> tasks.create(edit, request.getTaskId(), request.getTask())));
    }

    @Override
    public void getTask(GetTaskRequest request, StreamObserver<Task> responses) {
        List<String> name = TaskId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Answers.send(responses, edits.read(member, transaction -> tasks.get(transaction, new TaskId(name.get(1)))));
    }

    @Override
    public void listTasks(ListTasksRequest request, StreamObserver<ListTasksResponse> responses) {
        Member member = members.ofParent(request.getParent());
        PageRequest asked = pageTokens.read(request);
        Page<Task> page = edits.read(member, transaction -> tasks.list(transaction, request.getFilter(), asked));
        Answers.send(
                responses,
                ListTasksResponse.newBuilder()
                        .addAllTasks(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void updateTask(UpdateTaskRequest request, StreamObserver<Task> responses) {
        List<String> name = TaskId.NAME.parse("task.name", request.getTask().getName());
        Member member = members.of(name.get(0));
        Update<Task> update = Update.of(request.getTask(), request.getUpdateMask());
        Answers.send(
                responses,
                edits.run(member, request, Task.parser(), edit -> tasks.update(edit, new TaskId(name.get(1)), update)));
    }

    @Override
    public void deleteTask(DeleteTaskRequest request, StreamObserver<Empty> responses) {
        List<String> name = TaskId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Answers.send(
                responses,
                edits.delete(member, request, edit -> tasks.delete(edit, new TaskId(name.get(1)), request.getEtag())));
    }

    @Override
    public void createTaskComment(CreateTaskCommentRequest request, StreamObserver<TaskComment> responses) {
        List<String> name = TaskId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        TaskId task = new TaskId(name.get(1));
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        TaskComment.parser(),
                        edit -> comments.create(edit, task, request.getTaskCommentId(), request.getTaskComment())));
    }

    @Override
    public void listTaskComments(ListTaskCommentsRequest request, StreamObserver<ListTaskCommentsResponse> responses) {
        List<String> name = TaskId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        PageRequest asked = pageTokens.read(request);
        TaskId task = new TaskId(name.get(1));
        Page<TaskComment> page = edits.read(member, transaction -> {
            tasks.get(transaction, task);
            return comments.list(transaction, task, asked);
        });
        Answers.send(
                responses,
                ListTaskCommentsResponse.newBuilder()
                        .addAllTaskComments(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void updateTaskComment(UpdateTaskCommentRequest request, StreamObserver<TaskComment> responses) {
        List<String> name = TaskCommentId.NAME.parse(
                "task_comment.name", request.getTaskComment().getName());
        Member member = members.of(name.get(0));
        TaskCommentId id = new TaskCommentId(new TaskId(name.get(1)), name.get(2));
        Update<TaskComment> update = Update.of(request.getTaskComment(), request.getUpdateMask());
        Answers.send(
                responses, edits.run(member, request, TaskComment.parser(), edit -> comments.update(edit, id, update)));
    }

    @Override
    public void deleteTaskComment(DeleteTaskCommentRequest request, StreamObserver<Empty> responses) {
        List<String> name = TaskCommentId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        TaskCommentId id = new TaskCommentId(new TaskId(name.get(1)), name.get(2));
        Answers.send(responses, edits.delete(member, request, edit -> comments.delete(edit, id, request.getEtag())));
    }

    @Override
    public void createTimeLog(CreateTimeLogRequest request, StreamObserver<TimeLog> responses) {
        List<String> name = TaskId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        TaskId task = new TaskId(name.get(1));
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        TimeLog.parser(),
                        edit -> timeLogs.create(edit, task, request.getTimeLogId(), request.getTimeLog())));
    }

    @Override
    public void listTimeLogs(ListTimeLogsRequest request, StreamObserver<ListTimeLogsResponse> responses) {
        List<String> name = TaskId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        PageRequest asked = pageTokens.read(request);
        TaskId task = new TaskId(name.get(1));
        Page<TimeLog> page = edits.read(member, transaction -> {
            tasks.get(transaction, task);
            return timeLogs.list(transaction, task, asked);
        });
        Answers.send(
                responses,
                ListTimeLogsResponse.newBuilder()
                        .addAllTimeLogs(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void deleteTimeLog(DeleteTimeLogRequest request, StreamObserver<Empty> responses) {
        List<String> name = TimeLogId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        TimeLogId id = new TimeLogId(new TaskId(name.get(1)), name.get(2));
        Answers.send(responses, edits.delete(member, request, edit -> timeLogs.delete(edit, id)));
    }
}
