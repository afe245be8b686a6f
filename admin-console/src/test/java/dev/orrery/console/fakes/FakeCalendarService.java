package dev.orrery.console.fakes;

import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CalendarChangeServiceGrpc.CalendarChangeServiceImplBase;
import dev.orrery.calendar.v1.CalendarServiceGrpc.CalendarServiceImplBase;
import dev.orrery.calendar.v1.Change;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventServiceGrpc.EventServiceImplBase;
import dev.orrery.calendar.v1.GetCalendarRequest;
import dev.orrery.calendar.v1.GetEventInstanceRequest;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.ImportEventsRequest;
import dev.orrery.calendar.v1.ImportEventsResponse;
import dev.orrery.calendar.v1.InterchangeServiceGrpc.InterchangeServiceImplBase;
import dev.orrery.calendar.v1.ListCalendarsRequest;
import dev.orrery.calendar.v1.ListCalendarsResponse;
import dev.orrery.calendar.v1.ListEventInstancesRequest;
import dev.orrery.calendar.v1.ListEventInstancesResponse;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.ListEventsResponse;
import dev.orrery.calendar.v1.WatchRequest;
import dev.orrery.calendar.v1.WatchResponse;
import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Calendars in memory: what a test puts in is what the console gets, a page at a time. */
public final class FakeCalendarService {
    private final List<Calendar> calendars = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<StreamObserver<WatchResponse>> watchers = new CopyOnWriteArrayList<>();
    private final List<String> resumed = new CopyOnWriteArrayList<>();
    private final List<ImportEventsRequest> imports = new CopyOnWriteArrayList<>();
    private final List<Change> changes = new CopyOnWriteArrayList<>();

    public void add(Calendar calendar) {
        calendars.add(calendar);
    }

    public void add(Event event) {
        events.add(event);
    }

    public void clear() {
        calendars.clear();
        events.clear();
        imports.clear();
        resumed.clear();
        endStreams();
    }

    /** Tells every watcher of a change, and those who resume from before it. Positions count the changes. */
    public synchronized void tell(Change change) {
        Change told = change.toBuilder()
                .setPosition(Integer.toString(changes.size() + 1))
                .build();
        changes.add(told);
        watchers.forEach(watcher -> watcher.onNext(frame(told)));
    }

    /** Ends every stream in good order. */
    public void endStreams() {
        forgetStreams().forEach(StreamObserver::onCompleted);
    }

    synchronized List<StreamObserver<WatchResponse>> forgetStreams() {
        List<StreamObserver<WatchResponse>> forgotten = List.copyOf(watchers);
        watchers.clear();
        return forgotten;
    }

    /** The positions that streams were opened with. */
    public List<String> resumed() {
        return List.copyOf(resumed);
    }

    public int watchers() {
        return watchers.size();
    }

    /** The imports that were asked for. */
    public List<ImportEventsRequest> imports() {
        return List.copyOf(imports);
    }

    private synchronized void open(String resumePosition, StreamObserver<WatchResponse> watcher) {
        resumed.add(resumePosition);
        int from = resumePosition.isEmpty() ? changes.size() : Integer.parseInt(resumePosition);
        changes.stream().skip(from).forEach(missed -> watcher.onNext(frame(missed)));
        watcher.onNext(WatchResponse.newBuilder()
                .setHeartbeat(WatchResponse.Heartbeat.newBuilder().setPosition(Integer.toString(changes.size())))
                .build());
        watchers.add(watcher);
    }

    private static WatchResponse frame(Change change) {
        return WatchResponse.newBuilder().setChange(change).build();
    }

    List<BindableService> services() {
        return List.of(new Calendars(), new Events(), new Interchange(), new Changes());
    }

    private final class Calendars extends CalendarServiceImplBase {
        @Override
        public void listCalendars(ListCalendarsRequest request, StreamObserver<ListCalendarsResponse> answer) {
            Paged<Calendar> page = Paged.of(
                    calendars.stream()
                            .filter(calendar -> calendar.getName().startsWith(request.getParent() + "/"))
                            .toList(),
                    request.getPageSize(),
                    request.getPageToken());
            answer.onNext(ListCalendarsResponse.newBuilder()
                    .addAllCalendars(page.items())
                    .setNextPageToken(page.nextToken())
                    .build());
            answer.onCompleted();
        }

        @Override
        public void getCalendar(GetCalendarRequest request, StreamObserver<Calendar> answer) {
            calendars.stream()
                    .filter(calendar -> calendar.getName().equals(request.getName()))
                    .findFirst()
                    .ifPresentOrElse(
                            calendar -> {
                                answer.onNext(calendar);
                                answer.onCompleted();
                            },
                            () -> answer.onError(Failures.because(
                                    ErrorReason.CALENDAR_NOT_FOUND.name(), "No calendar " + request.getName() + ".")));
        }
    }

    private final class Events extends EventServiceImplBase {
        @Override
        public void listEvents(ListEventsRequest request, StreamObserver<ListEventsResponse> answer) {
            String prefix = request.getParent().replace("/calendars/-", "/calendars/");
            Paged<Event> page = Paged.of(
                    events.stream()
                            .filter(event -> event.getName().startsWith(prefix))
                            .filter(event -> event.getRecurrenceCount() == 0)
                            .filter(event -> event.getStart().getInstant().getSeconds()
                                    < request.getEndTime().getSeconds())
                            .filter(event -> event.getEnd().getInstant().getSeconds()
                                    > request.getStartTime().getSeconds())
                            .sorted(Comparator.comparingLong(
                                    event -> event.getStart().getInstant().getSeconds()))
                            .toList(),
                    request.getPageSize(),
                    request.getPageToken());
            answer.onNext(ListEventsResponse.newBuilder()
                    .addAllEvents(page.items())
                    .setNextPageToken(page.nextToken())
                    .build());
            answer.onCompleted();
        }

        @Override
        public void getEvent(GetEventRequest request, StreamObserver<Event> answer) {
            event(request.getName(), answer);
        }

        @Override
        public void getEventInstance(GetEventInstanceRequest request, StreamObserver<Event> answer) {
            event(request.getName(), answer);
        }

        @Override
        public void listEventInstances(
                ListEventInstancesRequest request, StreamObserver<ListEventInstancesResponse> answer) {
            answer.onNext(ListEventInstancesResponse.newBuilder()
                    .addAllEvents(events.stream()
                            .filter(event -> event.getRecurringEvent().equals(request.getParent()))
                            .filter(event -> event.getEnd().getInstant().getSeconds()
                                    > request.getStartTime().getSeconds())
                            .toList())
                    .build());
            answer.onCompleted();
        }

        private void event(String name, StreamObserver<Event> answer) {
            events.stream()
                    .filter(event -> event.getName().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            event -> {
                                answer.onNext(event);
                                answer.onCompleted();
                            },
                            () -> answer.onError(
                                    Failures.because(ErrorReason.EVENT_NOT_FOUND.name(), "No event " + name + ".")));
        }
    }

    private final class Interchange extends InterchangeServiceImplBase {
        @Override
        public void importEvents(ImportEventsRequest request, StreamObserver<ImportEventsResponse> answer) {
            imports.add(request);
            answer.onNext(ImportEventsResponse.newBuilder()
                    .setCreated(12)
                    .setUpdated(3)
                    .setUnchanged(1)
                    .addFailures(ImportEventsResponse.Failure.newBuilder()
                            .setIndex(4)
                            .setUid("no-start@example.org")
                            .setReason(ErrorReason.INVALID_EVENT_TIME)
                            .setMessage("DTSTART is missing (expected: a date or a date with a time)."))
                    .build());
            answer.onCompleted();
        }
    }

    private final class Changes extends CalendarChangeServiceImplBase {
        @Override
        public void watch(WatchRequest request, StreamObserver<WatchResponse> answer) {
            open(request.getResumePosition(), answer);
        }
    }
}
