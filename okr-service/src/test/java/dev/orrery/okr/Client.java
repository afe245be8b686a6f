package dev.orrery.okr;

import com.google.type.Decimal;
import dev.orrery.kit.identity.Organization;
import dev.orrery.okr.v1.CheckIn;
import dev.orrery.okr.v1.CheckProgressRequest;
import dev.orrery.okr.v1.CheckProgressResponse;
import dev.orrery.okr.v1.CreateCheckInRequest;
import dev.orrery.okr.v1.CreateCycleRequest;
import dev.orrery.okr.v1.CreateKeyResultRequest;
import dev.orrery.okr.v1.CreateKpiRequest;
import dev.orrery.okr.v1.CreateLinkRequest;
import dev.orrery.okr.v1.CreateMeasurementRequest;
import dev.orrery.okr.v1.CreateObjectiveRequest;
import dev.orrery.okr.v1.CreateTaskRequest;
import dev.orrery.okr.v1.Cycle;
import dev.orrery.okr.v1.CycleServiceGrpc;
import dev.orrery.okr.v1.CycleServiceGrpc.CycleServiceBlockingStub;
import dev.orrery.okr.v1.ExplainObjectiveProgressRequest;
import dev.orrery.okr.v1.GetKeyResultRequest;
import dev.orrery.okr.v1.GetKpiRequest;
import dev.orrery.okr.v1.GetObjectiveRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.KeyResultServiceGrpc;
import dev.orrery.okr.v1.KeyResultServiceGrpc.KeyResultServiceBlockingStub;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiServiceGrpc;
import dev.orrery.okr.v1.KpiServiceGrpc.KpiServiceBlockingStub;
import dev.orrery.okr.v1.Link;
import dev.orrery.okr.v1.LinkServiceGrpc;
import dev.orrery.okr.v1.LinkServiceGrpc.LinkServiceBlockingStub;
import dev.orrery.okr.v1.ListLinksRequest;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.ObjectiveServiceGrpc;
import dev.orrery.okr.v1.ObjectiveServiceGrpc.ObjectiveServiceBlockingStub;
import dev.orrery.okr.v1.OkrChangeServiceGrpc;
import dev.orrery.okr.v1.OkrChangeServiceGrpc.OkrChangeServiceBlockingStub;
import dev.orrery.okr.v1.ProgressExplanation;
import dev.orrery.okr.v1.ProgressServiceGrpc;
import dev.orrery.okr.v1.ProjectServiceGrpc;
import dev.orrery.okr.v1.ProjectServiceGrpc.ProjectServiceBlockingStub;
import dev.orrery.okr.v1.SquadServiceGrpc;
import dev.orrery.okr.v1.SquadServiceGrpc.SquadServiceBlockingStub;
import dev.orrery.okr.v1.Task;
import dev.orrery.okr.v1.TaskServiceGrpc;
import dev.orrery.okr.v1.TaskServiceGrpc.TaskServiceBlockingStub;
import dev.orrery.okr.v1.UpdateTaskRequest;
import io.grpc.Channel;
import java.util.List;

/** Somebody's calls to the service under test, in one organisation. */
record Client(Channel channel, Organization organization) {
    String org() {
        return organization.name();
    }

    CycleServiceBlockingStub cycles() {
        return CycleServiceGrpc.newBlockingStub(channel);
    }

    ObjectiveServiceBlockingStub objectives() {
        return ObjectiveServiceGrpc.newBlockingStub(channel);
    }

    KeyResultServiceBlockingStub keyResults() {
        return KeyResultServiceGrpc.newBlockingStub(channel);
    }

    KpiServiceBlockingStub kpis() {
        return KpiServiceGrpc.newBlockingStub(channel);
    }

    TaskServiceBlockingStub tasks() {
        return TaskServiceGrpc.newBlockingStub(channel);
    }

    ProjectServiceBlockingStub projects() {
        return ProjectServiceGrpc.newBlockingStub(channel);
    }

    SquadServiceBlockingStub squads() {
        return SquadServiceGrpc.newBlockingStub(channel);
    }

    LinkServiceBlockingStub links() {
        return LinkServiceGrpc.newBlockingStub(channel);
    }

    OkrChangeServiceBlockingStub changes() {
        return OkrChangeServiceGrpc.newBlockingStub(channel);
    }

    Objective objective(Objective.Builder objective) {
        return objectives()
                .createObjective(CreateObjectiveRequest.newBuilder()
                        .setParent(org())
                        .setObjective(objective)
                        .build());
    }

    /** An active objective below {@code parent}, or a root where it is empty. */
    Objective objective(String title, String parent) {
        return objective(Objective.newBuilder().setTitle(title).setParent(parent));
    }

    /** Where the number of an objective comes from. */
    ProgressExplanation explain(String objective) {
        return ProgressServiceGrpc.newBlockingStub(channel)
                .explainObjectiveProgress(ExplainObjectiveProgressRequest.newBuilder()
                        .setName(objective)
                        .build());
    }

    /** What is stored otherwise than recomputed. */
    CheckProgressResponse check() {
        return ProgressServiceGrpc.newBlockingStub(channel)
                .checkProgress(
                        CheckProgressRequest.newBuilder().setParent(org()).build());
    }

    /** A cycle that is under way. */
    Cycle cycle(String displayName) {
        return cycles().createCycle(CreateCycleRequest.newBuilder()
                .setParent(org())
                .setCycle(Cycle.newBuilder()
                        .setDisplayName(displayName)
                        .setStartDate("2026-10-01")
                        .setEndDate("2026-12-31")
                        .setState(Cycle.State.ACTIVE))
                .build());
    }

    Objective objectiveNow(String name) {
        return objectives()
                .getObjective(GetObjectiveRequest.newBuilder().setName(name).build());
    }

    KeyResult keyResult(String objective, KeyResult.Builder keyResult) {
        return keyResults()
                .createKeyResult(CreateKeyResultRequest.newBuilder()
                        .setParent(objective)
                        .setKeyResult(keyResult)
                        .build());
    }

    /** From 0 to 100 by check-ins. */
    KeyResult percent(String objective) {
        return keyResult(objective, KeyResult.newBuilder().setTitle("percent").setTargetValue(decimal("100")));
    }

    /** From 0 to 4 steps by the work linked to it, of an objective of its own. */
    KeyResult steps() {
        return keyResult(
                objective("Grow", "").getName(),
                KeyResult.newBuilder()
                        .setTitle("steps")
                        .setKind(KeyResult.Kind.MILESTONE)
                        .setTargetValue(decimal("4"))
                        .setProgressSource(KeyResult.ProgressSource.LINKED_WORK));
    }

    KeyResult keyResultNow(String name) {
        return keyResults()
                .getKeyResult(GetKeyResultRequest.newBuilder().setName(name).build());
    }

    CheckIn checkIn(String keyResult, String value, String confidence) {
        return keyResults()
                .createCheckIn(CreateCheckInRequest.newBuilder()
                        .setParent(keyResult)
                        .setCheckIn(
                                CheckIn.newBuilder().setValue(decimal(value)).setConfidence(decimal(confidence)))
                        .build());
    }

    Kpi kpi(Kpi.Builder kpi) {
        return kpis().createKpi(CreateKpiRequest.newBuilder()
                .setParent(org())
                .setKpi(kpi)
                .build());
    }

    Kpi kpiNow(String name) {
        return kpis().getKpi(GetKpiRequest.newBuilder().setName(name).build());
    }

    Measurement measure(String kpi, Measurement.Builder measurement) {
        return kpis().createMeasurement(CreateMeasurementRequest.newBuilder()
                .setParent(kpi)
                .setMeasurement(measurement)
                .build());
    }

    Task task(String title) {
        return tasks().createTask(CreateTaskRequest.newBuilder()
                .setParent(org())
                .setTask(Task.newBuilder().setTitle(title))
                .build());
    }

    Task move(Task task, Task.State state) {
        return tasks().updateTask(UpdateTaskRequest.newBuilder()
                .setTask(Task.newBuilder().setName(task.getName()).setState(state))
                .build());
    }

    Link link(String source, String target) {
        return link(Link.newBuilder().setSource(source).setTarget(target));
    }

    Link link(Link.Builder link) {
        return links().createLink(CreateLinkRequest.newBuilder()
                .setParent(org())
                .setLink(link)
                .build());
    }

    List<Link> linksNow() {
        return links().listLinks(ListLinksRequest.newBuilder().setParent(org()).build())
                .getLinksList();
    }

    static Decimal decimal(String number) {
        return Decimal.newBuilder().setValue(number).build();
    }
}
