package dev.orrery.console.fakes;

import dev.orrery.okr.v1.Change;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.KeyResultServiceGrpc.KeyResultServiceImplBase;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiServiceGrpc.KpiServiceImplBase;
import dev.orrery.okr.v1.ListKeyResultsRequest;
import dev.orrery.okr.v1.ListKeyResultsResponse;
import dev.orrery.okr.v1.ListKpisRequest;
import dev.orrery.okr.v1.ListKpisResponse;
import dev.orrery.okr.v1.ListObjectivesRequest;
import dev.orrery.okr.v1.ListObjectivesResponse;
import dev.orrery.okr.v1.ListTasksRequest;
import dev.orrery.okr.v1.ListTasksResponse;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.ObjectiveServiceGrpc.ObjectiveServiceImplBase;
import dev.orrery.okr.v1.OkrChangeServiceGrpc.OkrChangeServiceImplBase;
import dev.orrery.okr.v1.Task;
import dev.orrery.okr.v1.TaskServiceGrpc.TaskServiceImplBase;
import dev.orrery.okr.v1.WatchRequest;
import dev.orrery.okr.v1.WatchResponse;
import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Goals and work in memory: what a test puts in is what the console gets, a page at a time. */
public final class FakeOkrService {
    private final List<Objective> objectives = new CopyOnWriteArrayList<>();
    private final List<KeyResult> keyResults = new CopyOnWriteArrayList<>();
    private final List<Kpi> kpis = new CopyOnWriteArrayList<>();
    private final List<Task> tasks = new CopyOnWriteArrayList<>();
    private final List<StreamObserver<WatchResponse>> watchers = new CopyOnWriteArrayList<>();
    private final AtomicInteger position = new AtomicInteger();

    public void add(Objective objective) {
        objectives.add(objective);
    }

    public void add(KeyResult keyResult) {
        keyResults.add(keyResult);
    }

    public void add(Kpi kpi) {
        kpis.add(kpi);
    }

    public void add(Task task) {
        tasks.add(task);
    }

    public void clear() {
        objectives.clear();
        keyResults.clear();
        kpis.clear();
        tasks.clear();
        List<StreamObserver<WatchResponse>> ended = List.copyOf(watchers);
        watchers.clear();
        ended.forEach(StreamObserver::onCompleted);
    }

    /** Tells every watcher of a change. */
    public void tell(Change change) {
        String next = Integer.toString(position.incrementAndGet());
        watchers.forEach(watcher -> watcher.onNext(WatchResponse.newBuilder()
                .setChange(change.toBuilder().setPosition(next))
                .build()));
    }

    List<BindableService> services() {
        return List.of(new Objectives(), new KeyResults(), new Kpis(), new Tasks(), new Changes());
    }

    private final class Objectives extends ObjectiveServiceImplBase {
        @Override
        public void listObjectives(ListObjectivesRequest request, StreamObserver<ListObjectivesResponse> answer) {
            Paged<Objective> page = Paged.of(objectives, request.getPageSize(), request.getPageToken());
            answer.onNext(ListObjectivesResponse.newBuilder()
                    .addAllObjectives(page.items())
                    .setNextPageToken(page.nextToken())
                    .build());
            answer.onCompleted();
        }
    }

    private final class KeyResults extends KeyResultServiceImplBase {
        @Override
        public void listKeyResults(ListKeyResultsRequest request, StreamObserver<ListKeyResultsResponse> answer) {
            Paged<KeyResult> page = Paged.of(
                    keyResults.stream()
                            .filter(result -> result.getName().startsWith(request.getParent() + "/"))
                            .toList(),
                    request.getPageSize(),
                    request.getPageToken());
            answer.onNext(ListKeyResultsResponse.newBuilder()
                    .addAllKeyResults(page.items())
                    .setNextPageToken(page.nextToken())
                    .build());
            answer.onCompleted();
        }
    }

    private final class Kpis extends KpiServiceImplBase {
        @Override
        public void listKpis(ListKpisRequest request, StreamObserver<ListKpisResponse> answer) {
            Paged<Kpi> page = Paged.of(kpis, request.getPageSize(), request.getPageToken());
            answer.onNext(ListKpisResponse.newBuilder()
                    .addAllKpis(page.items())
                    .setNextPageToken(page.nextToken())
                    .build());
            answer.onCompleted();
        }
    }

    private final class Tasks extends TaskServiceImplBase {
        @Override
        public void listTasks(ListTasksRequest request, StreamObserver<ListTasksResponse> answer) {
            Paged<Task> page = Paged.of(tasks, request.getPageSize(), request.getPageToken());
            answer.onNext(ListTasksResponse.newBuilder()
                    .addAllTasks(page.items())
                    .setNextPageToken(page.nextToken())
                    .build());
            answer.onCompleted();
        }
    }

    private final class Changes extends OkrChangeServiceImplBase {
        @Override
        public void watch(WatchRequest request, StreamObserver<WatchResponse> answer) {
            answer.onNext(WatchResponse.newBuilder()
                    .setHeartbeat(WatchResponse.Heartbeat.newBuilder().setPosition(Integer.toString(position.get())))
                    .build());
            watchers.add(answer);
        }
    }
}
