package dev.orrery.okr.projects;

import com.google.protobuf.Empty;
import dev.orrery.kit.fieldmask.Update;
import dev.orrery.kit.paging.Page;
import dev.orrery.kit.paging.PageRequest;
import dev.orrery.kit.paging.PageTokens;
import dev.orrery.okr.edits.Answers;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.edits.Member;
import dev.orrery.okr.edits.Members;
import dev.orrery.okr.names.ProjectId;
import dev.orrery.okr.v1.CreateProjectRequest;
import dev.orrery.okr.v1.DeleteProjectRequest;
import dev.orrery.okr.v1.GetProjectRequest;
import dev.orrery.okr.v1.ListProjectTimelineRequest;
import dev.orrery.okr.v1.ListProjectTimelineResponse;
import dev.orrery.okr.v1.ListProjectsRequest;
import dev.orrery.okr.v1.ListProjectsResponse;
import dev.orrery.okr.v1.Project;
import dev.orrery.okr.v1.ProjectServiceGrpc.ProjectServiceImplBase;
import dev.orrery.okr.v1.TimelineEntry;
import dev.orrery.okr.v1.UpdateProjectRequest;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.springframework.stereotype.Component;

/** Projects over gRPC. Members make them; their owners and ADMINs change and delete them. */
@Component
final class ProjectEndpoint extends ProjectServiceImplBase {
    private final Members members;
    private final Edits edits;
    private final PageTokens pageTokens;
    private final ProjectStore projects;

    ProjectEndpoint(Members members, Edits edits, PageTokens pageTokens, ProjectStore projects) {
        this.members = members;
        this.edits = edits;
        this.pageTokens = pageTokens;
        this.projects = projects;
    }

    @Override
    public void createProject(CreateProjectRequest request, StreamObserver<Project> responses) {
        Member member = members.ofParent(request.getParent());
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        Project.parser(),
                        edit -> projects.create(edit, request.getProjectId(), request.getProject())));
    }

    @Override
    public void getProject(GetProjectRequest request, StreamObserver<Project> responses) {
        List<String> name = ProjectId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Answers.send(
                responses, edits.read(member, transaction -> projects.get(transaction, new ProjectId(name.get(1)))));
    }

    @Override
    public void listProjects(ListProjectsRequest request, StreamObserver<ListProjectsResponse> responses) {
        Member member = members.ofParent(request.getParent());
        PageRequest asked = pageTokens.read(request);
        Page<Project> page = edits.read(member, transaction -> projects.list(transaction, asked));
        Answers.send(
                responses,
                ListProjectsResponse.newBuilder()
                        .addAllProjects(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void listProjectTimeline(
            ListProjectTimelineRequest request, StreamObserver<ListProjectTimelineResponse> responses) {
        List<String> name = ProjectId.NAME.parse("parent", request.getParent());
        Member member = members.of(name.get(0));
        PageRequest asked = pageTokens.read(request);
        ProjectId project = new ProjectId(name.get(1));
        Page<TimelineEntry> page = edits.read(member, transaction -> {
            projects.get(transaction, project);
            return new SelectProjectTimeline(transaction, project).page(asked);
        });
        Answers.send(
                responses,
                ListProjectTimelineResponse.newBuilder()
                        .addAllEntries(page.items())
                        .setNextPageToken(page.nextPageToken())
                        .build());
    }

    @Override
    public void updateProject(UpdateProjectRequest request, StreamObserver<Project> responses) {
        List<String> name =
                ProjectId.NAME.parse("project.name", request.getProject().getName());
        Member member = members.of(name.get(0));
        Update<Project> update = Update.of(request.getProject(), request.getUpdateMask());
        Answers.send(
                responses,
                edits.run(
                        member,
                        request,
                        Project.parser(),
                        edit -> projects.update(edit, new ProjectId(name.get(1)), update)));
    }

    @Override
    public void deleteProject(DeleteProjectRequest request, StreamObserver<Empty> responses) {
        List<String> name = ProjectId.NAME.parse("name", request.getName());
        Member member = members.of(name.get(0));
        Answers.send(
                responses,
                edits.delete(
                        member, request, edit -> projects.delete(edit, new ProjectId(name.get(1)), request.getEtag())));
    }
}
