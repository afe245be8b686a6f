package dev.orrery.calendar.testing;

import com.sun.net.httpserver.HttpServer;
import dev.orrery.okr.v1.Change;
import dev.orrery.okr.v1.ListChangesRequest;
import dev.orrery.okr.v1.ListChangesResponse;
import dev.orrery.okr.v1.ListResourcesRequest;
import dev.orrery.okr.v1.ListResourcesResponse;
import dev.orrery.okr.v1.OkrChangeServiceGrpc;
import dev.orrery.okr.v1.WatchRequest;
import dev.orrery.okr.v1.WatchResponse;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An okr-service that knows what a test tells it, and the token endpoint beside it. A position is how many changes lie
 * before it.
 */
public final class FakeOkr extends OkrChangeServiceGrpc.OkrChangeServiceImplBase implements AutoCloseable {
    private static final String TOKEN = "{\"access_token\":\"of-the-service\",\"expires_in\":300}";

    private final Map<String, Change> current = new LinkedHashMap<>();
    private final List<Change> log = new ArrayList<>();
    private final List<StreamObserver<WatchResponse>> watchers = new ArrayList<>();
    private final Server server;
    private final HttpServer tokenEndpoint;
    private boolean isExpired;

    FakeOkr() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        // As the real one does, it bears with followers that ask whether it is still there.
        this.server = NettyServerBuilder.forAddress(anyPort)
                .permitKeepAliveTime(10, TimeUnit.SECONDS)
                .permitKeepAliveWithoutCalls(true)
                .addService(this)
                .build()
                .start();
        this.tokenEndpoint = HttpServer.create(anyPort, 0);
        tokenEndpoint.createContext("/", exchange -> {
            byte[] body = TOKEN.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        tokenEndpoint.start();
    }

    String address() {
        return "127.0.0.1:" + server.getPort();
    }

    String tokenUri() {
        return "http://127.0.0.1:" + tokenEndpoint.getAddress().getPort() + "/token";
    }

    /** Something has changed, and whoever follows is told. */
    public synchronized void publish(Change change) {
        Change placed = keep(change);
        watchers.forEach(watcher -> watcher.onNext(frame(placed)));
    }

    /** Something has changed so long ago that nobody is told of it, and every position from before has expired. */
    public synchronized void publishUntold(Change change) {
        keep(change);
        isExpired = true;
        watchers.forEach(watcher -> watcher.onError(Status.UNAVAILABLE.asRuntimeException()));
        watchers.clear();
    }

    @Override
    public synchronized void listChanges(ListChangesRequest request, StreamObserver<ListChangesResponse> responses) {
        responses.onNext(ListChangesResponse.newBuilder()
                .setNextPosition(Integer.toString(log.size()))
                .build());
        responses.onCompleted();
    }

    @Override
    public synchronized void listResources(
            ListResourcesRequest request, StreamObserver<ListResourcesResponse> responses) {
        List<Change> all = List.copyOf(current.values());
        int from = request.getPageToken().isEmpty() ? 0 : Integer.parseInt(request.getPageToken());
        // One at a time, so that a follower must turn pages.
        ListResourcesResponse.Builder page = ListResourcesResponse.newBuilder();
        if (from < all.size()) {
            page.addChanges(all.get(from));
        }
        if (from + 1 < all.size()) {
            page.setNextPageToken(Integer.toString(from + 1));
        }
        responses.onNext(page.build());
        responses.onCompleted();
    }

    @Override
    public synchronized void watch(WatchRequest request, StreamObserver<WatchResponse> responses) {
        ((ServerCallStreamObserver<WatchResponse>) responses).setOnCancelHandler(() -> forget(responses));
        if (isExpired) {
            isExpired = false;
            responses.onNext(WatchResponse.newBuilder()
                    .setReset(WatchResponse.Reset.newBuilder().setPosition(Integer.toString(log.size())))
                    .build());
            responses.onCompleted();
            return;
        }
        responses.onNext(WatchResponse.newBuilder()
                .setHeartbeat(WatchResponse.Heartbeat.newBuilder().setPosition(request.getResumePosition()))
                .build());
        int from = Integer.parseInt(request.getResumePosition());
        log.subList(from, log.size()).forEach(change -> responses.onNext(frame(change)));
        watchers.add(responses);
    }

    @Override
    public void close() {
        server.shutdownNow();
        tokenEndpoint.stop(0);
    }

    private synchronized void forget(StreamObserver<WatchResponse> watcher) {
        watchers.remove(watcher);
    }

    private Change keep(Change change) {
        Change placed =
                change.toBuilder().setPosition(Integer.toString(log.size() + 1)).build();
        log.add(placed);
        if (change.getKind() == Change.Kind.DELETED) {
            current.remove(change.getResourceName());
        } else {
            current.put(change.getResourceName(), change);
        }
        return placed;
    }

    private static WatchResponse frame(Change change) {
        return WatchResponse.newBuilder().setChange(change).build();
    }
}
