package dev.orrery.console.fakes;

import dev.orrery.okr.v1.Change;
import dev.orrery.okr.v1.CheckIn;
import dev.orrery.okr.v1.CreateCheckInRequest;
import dev.orrery.okr.v1.CreateMeasurementRequest;
import dev.orrery.okr.v1.GetKeyResultRequest;
import dev.orrery.okr.v1.GetKpiRequest;
import dev.orrery.okr.v1.GetObjectiveRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.KeyResultServiceGrpc.KeyResultServiceImplBase;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.KpiServiceGrpc.KpiServiceImplBase;
import dev.orrery.okr.v1.ListCheckInsRequest;
import dev.orrery.okr.v1.ListCheckInsResponse;
import dev.orrery.okr.v1.ListKeyResultsRequest;
import dev.orrery.okr.v1.ListKeyResultsResponse;
import dev.orrery.okr.v1.ListKpisRequest;
import dev.orrery.okr.v1.ListKpisResponse;
import dev.orrery.okr.v1.ListMeasurementsRequest;
import dev.orrery.okr.v1.ListMeasurementsResponse;
import dev.orrery.okr.v1.ListObjectivesRequest;
import dev.orrery.okr.v1.ListObjectivesResponse;
import dev.orrery.okr.v1.ListTasksRequest;
import dev.orrery.okr.v1.ListTasksResponse;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.ObjectiveServiceGrpc.ObjectiveServiceImplBase;
import dev.orrery.okr.v1.OkrChangeServiceGrpc.OkrChangeServiceImplBase;
import dev.orrery.okr.v1.Task;
import dev.orrery.okr.v1.TaskServiceGrpc.TaskServiceImplBase;
import dev.orrery.okr.v1.WatchRequest;
import dev.orrery.okr.v1.WatchResponse;
import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Goals and work in memory: what a test puts in is what the console gets, a page at a time. */
public final class FakeOkrService {
    private final List<Objective> objectives = new CopyOnWriteArrayList<>();
    private final List<KeyResult> keyResults = new CopyOnWriteArrayList<>();
    private final List<Kpi> kpis = new CopyOnWriteArrayList<>();
    private final List<Task> tasks = new CopyOnWriteArrayList<>();
    private final List<CheckIn> checkIns = new CopyOnWriteArrayList<>();
    private final List<Measurement> measurements = new CopyOnWriteArrayList<>();
    private final List<String> requestIds = new CopyOnWriteArrayList<>();
    private final List<StreamObserver<WatchResponse>> watchers = new CopyOnWriteArrayList<>();
    private final AtomicInteger position = new AtomicInteger();
    private final FakeBindings bindings = new FakeBindings();

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

    /** Adds a check-in, as the latest. */
    public void add(CheckIn checkIn) {
        checkIns.addFirst(checkIn);
    }

    /** Adds a measurement, as the latest. */
    public void add(Measurement measurement) {
        measurements.addFirst(measurement);
    }

    /** The check-ins, the latest first. */
    public List<CheckIn> checkIns() {
        return List.copyOf(checkIns);
    }

    /** The measurements, the latest first. */
    public List<Measurement> measurements() {
        return List.copyOf(measurements);
    }

    /** The ids of the requests that added something. */
    public List<String> requestIds() {
        return List.copyOf(requestIds);
    }

    /** The bindings of KPIs. */
    public FakeBindings bindings() {
        return bindings;
    }

    public void clear() {
        bindings.clear();
        checkIns.clear();
        measurements.clear();
        requestIds.clear();
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
        return List.of(new Objectives(), new KeyResults(), new Kpis(), new Tasks(), new Changes(), bindings);
    }

    private static <T> void answerOne(List<T> all, Function<T, String> nameOf, String name, StreamObserver<T> answer) {
        all.stream()
                .filter(one -> nameOf.apply(one).equals(name))
                .findFirst()
                .ifPresentOrElse(
                        one -> {
                            answer.onNext(one);
                            answer.onCompleted();
                        },
                        () -> answer.onError(Failures.because("NOT_FOUND", "There is no " + name + ".")));
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

        @Override
        public void getObjective(GetObjectiveRequest request, StreamObserver<Objective> answer) {
            answerOne(objectives, Objective::getName, request.getName(), answer);
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

        @Override
        public void getKeyResult(GetKeyResultRequest request, StreamObserver<KeyResult> answer) {
            answerOne(keyResults, KeyResult::getName, request.getName(), answer);
        }

        @Override
        public void listCheckIns(ListCheckInsRequest request, StreamObserver<ListCheckInsResponse> answer) {
            Paged<CheckIn> page = Paged.of(checkIns, request.getPageSize(), request.getPageToken());
            answer.onNext(ListCheckInsResponse.newBuilder()
                    .addAllCheckIns(page.items())
                    .setNextPageToken(page.nextToken())
                    .build());
            answer.onCompleted();
        }

        @Override
        public void createCheckIn(CreateCheckInRequest request, StreamObserver<CheckIn> answer) {
            requestIds.add(request.getRequestId());
            CheckIn added = request.getCheckIn().toBuilder()
                    .setName(request.getParent() + "/checkIns/" + requestIds.size())
                    .setCreateTime(Samples.timestamp(Instant.now()))
                    .build();
            add(added);
            answer.onNext(added);
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

        @Override
        public void getKpi(GetKpiRequest request, StreamObserver<Kpi> answer) {
            answerOne(kpis, Kpi::getName, request.getName(), answer);
        }

        @Override
        public void listMeasurements(ListMeasurementsRequest request, StreamObserver<ListMeasurementsResponse> answer) {
            Paged<Measurement> page = Paged.of(measurements, request.getPageSize(), request.getPageToken());
            answer.onNext(ListMeasurementsResponse.newBuilder()
                    .addAllMeasurements(page.items())
                    .setNextPageToken(page.nextToken())
                    .build());
            answer.onCompleted();
        }

        @Override
        public void createMeasurement(CreateMeasurementRequest request, StreamObserver<Measurement> answer) {
            requestIds.add(request.getRequestId());
            add(request.getMeasurement());
            answer.onNext(request.getMeasurement());
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
