package dev.orrery.console.goals;

import dev.orrery.console.calls.OkrCalls;
import dev.orrery.console.calls.Page;
import dev.orrery.console.calls.Pages;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.okr.v1.GetKeyResultRequest;
import dev.orrery.okr.v1.GetKpiRequest;
import dev.orrery.okr.v1.GetObjectiveRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.ListKeyResultsRequest;
import dev.orrery.okr.v1.ListKeyResultsResponse;
import dev.orrery.okr.v1.ListKpisRequest;
import dev.orrery.okr.v1.ListKpisResponse;
import dev.orrery.okr.v1.ListObjectivesRequest;
import dev.orrery.okr.v1.ListObjectivesResponse;
import dev.orrery.okr.v1.ListTasksRequest;
import dev.orrery.okr.v1.ListTasksResponse;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.Task;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the goals and work of an organisation, as far as a page shows them. */
@Component
public class GoalList {
    /** More than one looks at on a page. */
    public static final int MAX_ITEMS = 2_000;

    private static final int PAGE_SIZE = 500;

    private final OkrCalls calls;

    GoalList(OkrCalls calls) {
        this.calls = calls;
    }

    public List<Objective> objectives(SignedInUser user, String parent) {
        return Pages.all(
                token -> {
                    ListObjectivesResponse response = calls.objectives(user)
                            .listObjectives(ListObjectivesRequest.newBuilder()
                                    .setParent(parent)
                                    .setPageSize(PAGE_SIZE)
                                    .setPageToken(token)
                                    .build());
                    return new Page<>(response.getObjectivesList(), response.getNextPageToken());
                },
                MAX_ITEMS);
    }

    List<KeyResult> keyResults(SignedInUser user, String objective) {
        return Pages.all(
                token -> {
                    ListKeyResultsResponse response = calls.keyResults(user)
                            .listKeyResults(ListKeyResultsRequest.newBuilder()
                                    .setParent(objective)
                                    .setPageSize(PAGE_SIZE)
                                    .setPageToken(token)
                                    .build());
                    return new Page<>(response.getKeyResultsList(), response.getNextPageToken());
                },
                MAX_ITEMS);
    }

    Objective objective(SignedInUser user, String name) {
        return calls.objectives(user)
                .getObjective(GetObjectiveRequest.newBuilder().setName(name).build());
    }

    KeyResult keyResult(SignedInUser user, String name) {
        return calls.keyResults(user)
                .getKeyResult(GetKeyResultRequest.newBuilder().setName(name).build());
    }

    Kpi kpi(SignedInUser user, String name) {
        return calls.kpis(user).getKpi(GetKpiRequest.newBuilder().setName(name).build());
    }

    public List<Kpi> kpis(SignedInUser user, String parent) {
        return Pages.all(token -> kpis(user, parent, PAGE_SIZE, token), MAX_ITEMS);
    }

    Page<Kpi> kpis(SignedInUser user, String parent, int size, String token) {
        ListKpisResponse response = calls.kpis(user)
                .listKpis(ListKpisRequest.newBuilder()
                        .setParent(parent)
                        .setPageSize(size)
                        .setPageToken(token)
                        .build());
        return new Page<>(response.getKpisList(), response.getNextPageToken());
    }

    public List<Task> tasks(SignedInUser user, String parent) {
        return Pages.all(
                token -> {
                    ListTasksResponse response = calls.tasks(user)
                            .listTasks(ListTasksRequest.newBuilder()
                                    .setParent(parent)
                                    .setPageSize(PAGE_SIZE)
                                    .setPageToken(token)
                                    .build());
                    return new Page<>(response.getTasksList(), response.getNextPageToken());
                },
                MAX_ITEMS);
    }
}
