package dev.orrery.okr;

import com.sun.net.httpserver.HttpServer;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CalendarServiceGrpc;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventServiceGrpc;
import dev.orrery.calendar.v1.GetEventInstanceRequest;
import dev.orrery.calendar.v1.GetEventRequest;
import dev.orrery.calendar.v1.ListCalendarsRequest;
import dev.orrery.calendar.v1.ListCalendarsResponse;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A calendar-service that knows what a test tells it, and the token endpoint beside it. */
final class FakeCalendar implements AutoCloseable {
    static final String SECRET = "secret-of-the-test";
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String TOKEN = "{\"access_token\":\"of-the-service\",\"expires_in\":300}";

    final Map<String, Event> events = new ConcurrentHashMap<>();
    final Map<String, Calendar> calendars = new ConcurrentHashMap<>();
    final List<String> tokens = new CopyOnWriteArrayList<>();
    final FakeCalendarStream stream = new FakeCalendarStream();
    volatile @Nullable Status refuseAll;

    private final Server server;
    private final HttpServer tokenEndpoint;

    private FakeCalendar() throws IOException {
        // As the real one does, it bears with followers that ask whether it is still there.
        this.server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .addService(new Events())
                .addService(new Calendars())
                .addService(stream)
                .intercept(new Gate())
                .build()
                .start();
        this.tokenEndpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tokenEndpoint.createContext("/", exchange -> {
            byte[] body = TOKEN.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        tokenEndpoint.start();
    }

    static FakeCalendar start() throws IOException {
        return new FakeCalendar();
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    String tokenUri() {
        return "http://127.0.0.1:" + tokenEndpoint.getAddress().getPort() + "/token";
    }

    /** An event that everybody may read. */
    Event add(Event event) {
        Event whole = event.toBuilder().setUid(event.getName()).build();
        events.put(whole.getName(), whole);
        return whole;
    }

    @Override
    public void close() {
        server.shutdownNow();
        tokenEndpoint.stop(0);
    }

    static StatusRuntimeException missing(String reason) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.NOT_FOUND.value())
                .addDetails(com.google.protobuf.Any.pack(
                        com.google.rpc.ErrorInfo.newBuilder().setReason(reason).build()))
                .build());
    }

    private <T> void answer(StreamObserver<T> responses, @Nullable T found) {
        if (found == null) {
            responses.onError(missing("EVENT_NOT_FOUND"));
        } else {
            responses.onNext(found);
            responses.onCompleted();
        }
    }

    private final class Events extends EventServiceGrpc.EventServiceImplBase {
        @Override
        public void getEvent(GetEventRequest request, StreamObserver<Event> responses) {
            answer(responses, events.get(request.getName()));
        }

        @Override
        public void getEventInstance(GetEventInstanceRequest request, StreamObserver<Event> responses) {
            answer(responses, events.get(request.getName()));
        }
    }

    private final class Calendars extends CalendarServiceGrpc.CalendarServiceImplBase {
        @Override
        public void listCalendars(ListCalendarsRequest request, StreamObserver<ListCalendarsResponse> responses) {
            ListCalendarsResponse.Builder found = ListCalendarsResponse.newBuilder();
            calendars.values().stream()
                    .filter(calendar -> calendar.getName().startsWith(request.getParent() + "/"))
                    .forEach(found::addCalendars);
            answer(responses, found.build());
        }
    }

    /** Notes who asks, and refuses everything while the test says so. */
    private final class Gate implements ServerInterceptor {
        @Override
        public <Q, R> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
            tokens.add(String.valueOf(headers.get(AUTHORIZATION)));
            Status refusal = refuseAll;
            if (refusal != null) {
                call.close(refusal, new Metadata());
                return new ServerCall.Listener<>() {};
            }
            return next.startCall(call, headers);
        }
    }
}
