package dev.orrery.okr;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.orrery.kit.fetch.FetchLimits;
import dev.orrery.kit.fetch.GuardedFetcher;
import dev.orrery.kit.fetch.HostResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A server that stands for the Internet: 127.0.0.2, which nothing else of this machine answers at. */
final class FakeWeb implements AutoCloseable {
    private static final FetchLimits LIMITS = new FetchLimits(100_000, Duration.ofSeconds(60), 0);

    private final HttpServer server;
    private final InetAddress address;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    private FakeWeb(HttpServer server, InetAddress address) {
        this.server = server;
        this.address = address;
    }

    static FakeWeb start() throws IOException {
        InetAddress address = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        FakeWeb web = new FakeWeb(server, address);
        server.createContext("/", web::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return web;
    }

    /** Fetches from here and from nowhere else. */
    GuardedFetcher fetcher() {
        return new GuardedFetcher(LIMITS, HostResolver.ofMachine(), address::equals);
    }

    String origin() {
        return "http://127.0.0.2:" + server.getAddress().getPort();
    }

    /** From now on this is at a path. */
    void put(String path, int status, String body) {
        answers.put(path, new Answer(status, body, new CountDownLatch(0)));
    }

    /** This will be at a path when the latch is open. */
    void hold(String path, String body, CountDownLatch latch) {
        answers.put(path, new Answer(200, body, latch));
    }

    /** Who asked for a path, with which authorisation. */
    List<String> calls(String path) {
        return calls.stream()
                .filter(call -> call.path().equals(path))
                .map(Call::authorization)
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        calls.add(new Call(path, authorization == null ? "" : authorization));
        Answer answer = answers.getOrDefault(path, new Answer(404, "", new CountDownLatch(0)));
        try {
            answer.latch().await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (answer.status() == 302) {
            exchange.getResponseHeaders().set("Location", answer.body());
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Answer(int status, String body, CountDownLatch latch) {}

    private record Call(String path, String authorization) {}
}
