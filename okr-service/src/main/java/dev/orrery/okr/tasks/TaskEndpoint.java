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
import dev.orrery.okr.names.TaskId;
import dev.orrery.okr.v1.CreateTaskRequest;
import dev.orrery.okr.v1.DeleteTaskRequest;
import dev.orrery.okr.v1.GetTaskRequest;
import dev.orrery.okr.v1.ListTasksRequest;
import dev.orrery.okr.v1.ListTasksResponse;
import dev.orrery.okr.v1.Task;
import dev.orrery.okr.v1.TaskServiceGrpc.TaskServiceImplBase;
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

    TaskEndpoint(Members members, Edits edits, PageTokens pageTokens, TaskStore tasks) {
        this.members = members;
        this.edits = edits;
        this.pageTokens = pageTokens;
        this.tasks = tasks;
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
                edits.run(
                        member,
                        request,
                        Empty.parser(),
                        edit -> Answers.empty(() -> tasks.delete(edit, new TaskId(name.get(1)), request.getEtag()))));
    }
}
