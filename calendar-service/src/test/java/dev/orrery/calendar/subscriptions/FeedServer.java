package dev.orrery.calendar.subscriptions;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.orrery.kit.fetch.FetchLimits;
import dev.orrery.kit.fetch.GuardedFetcher;
import dev.orrery.kit.fetch.HostResolver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server out on the Internet, for which 127.0.0.2 stands; it answers what a test tells it. */
final class FeedServer implements AutoCloseable {
    static final InetAddress OUTSIDE = InetAddress.ofLiteral("127.0.0.2");
    static final InetAddress INSIDE = InetAddress.ofLiteral("127.0.0.1");

    private static final FetchLimits LIMITS = new FetchLimits(12 << 20, Duration.ofSeconds(60), 3);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Headers> questions = new CopyOnWriteArrayList<>();
    private volatile HttpHandler handler = exchange -> send(exchange, 500, Map.of(), "");

    FeedServer() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(OUTSIDE, 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            questions.add(exchange.getRequestHeaders());
            handler.handle(exchange);
        });
        server.start();
    }

    /** Its address, with something in it that not everybody may know. */
    String url() {
        return "http://feeds.example:" + port() + "/team.ics?key=secret";
    }

    int port() {
        return server.getAddress().getPort();
    }

    void answer(HttpHandler next) {
        handler = next;
    }

    void answer(int status, Map<String, String> headers, String body) {
        handler = exchange -> send(exchange, status, headers, body);
    }

    void answer(String body) {
        answer(200, Map.of("Content-Type", "text/calendar; charset=utf-8"), body);
    }

    /** The headers of all requests so far. */
    List<Headers> questions() {
        return List.copyOf(questions);
    }

    /** What reads from it, as the service does from the Internet. */
    static AddressReader reader() {
        return reader(host -> List.of(address(host)));
    }

    static AddressReader reader(HostResolver resolver) {
        return new AddressReader(new GuardedFetcher(LIMITS, resolver, OUTSIDE::equals));
    }

    private static InetAddress address(String host) throws UnknownHostException {
        if (host.equals("feeds.example")) {
            return OUTSIDE;
        }
        throw new UnknownHostException(host);
    }

    static void send(HttpExchange exchange, int status, Map<String, String> headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
