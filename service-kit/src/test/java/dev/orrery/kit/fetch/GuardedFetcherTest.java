package dev.orrery.kit.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.orrery.kit.fetch.FetchException.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that wants to misuse the fetcher gets nowhere. 127.0.0.2 stands for the Internet, 127.0.0.1 for the inside. */
class GuardedFetcherTest {
    private static final FetchLimits LIMITS = new FetchLimits(100_000, Duration.ofSeconds(20), 3);

    private final AtomicInteger insideCalls = new AtomicInteger();
    private HttpServer outside;
    private HttpServer inside;
    private InetAddress outsideAddress;
    private InetAddress insideAddress;

    @BeforeEach
    void start() throws IOException {
        outsideAddress = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        insideAddress = InetAddress.getLoopbackAddress();
        outside = server(outsideAddress);
        inside = server(insideAddress);
        inside.createContext("/", exchange -> {
            insideCalls.incrementAndGet();
            answer(exchange, 200, "secret");
        });
    }

    @AfterEach
    void stop() {
        outside.stop(0);
        inside.stop(0);
    }

    @Test
    void fetchesWithHeadersAndFollowsRedirects() throws Exception {
        outside.createContext("/moved", exchange -> redirect(exchange, "/feed"));
        outside.createContext("/feed", exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            answer(exchange, 200, exchange.getRequestHeaders().getFirst("If-None-Match"));
        });

        try (GuardedFetcher fetcher = fetcher(LIMITS, host -> List.of(outsideAddress))) {
            Fetched fetched = fetcher.get(url("/moved"), Map.of("If-None-Match", "\"0\""));

            assertThat(fetched.status()).isEqualTo(200);
            assertThat(fetched.header("etag")).contains("\"1\"");
            assertThat(fetched.body().toStringUtf8()).isEqualTo("\"0\"");
        }
    }

    @Test
    void answersThatNothingHasChanged() throws Exception {
        outside.createContext("/feed", exchange -> {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        });

        try (GuardedFetcher fetcher = fetcher(LIMITS, host -> List.of(outsideAddress))) {
            assertThat(fetcher.get(url("/feed"), Map.of()).status()).isEqualTo(304);
        }
    }

    @Test
    void doesNotGoInsideBecauseOfARedirect() {
        int port = inside.getAddress().getPort();
        outside.createContext("/by-address", exchange -> redirect(exchange, "http://127.0.0.1:" + port + "/"));
        outside.createContext("/mapped", exchange -> redirect(exchange, "http://[::ffff:127.0.0.1]:" + port + "/"));
        outside.createContext("/by-name", exchange -> redirect(exchange, "http://inside.example:" + port + "/"));
        HostResolver resolver = host -> switch (host) {
            case "outside.example" -> List.of(outsideAddress);
            case "inside.example" -> List.of(insideAddress);
            default -> HostResolver.ofMachine().addresses(host);
        };

        for (String path : List.of("/by-address", "/mapped", "/by-name")) {
            assertRefused(LIMITS, resolver, url(path), Fault.ADDRESS_REFUSED);
        }
        assertThat(insideCalls).hasValue(0);
    }

    @Test
    void doesNotGoInsideWhenANameIsBoundAnew() {
        AtomicInteger asked = new AtomicInteger();
        int port = inside.getAddress().getPort();
        outside.createContext("/again", exchange -> redirect(exchange, "http://outside.example:" + port + "/"));
        HostResolver rebinding = host -> List.of(asked.incrementAndGet() == 1 ? outsideAddress : insideAddress);

        assertRefused(LIMITS, rebinding, url("/again"), Fault.ADDRESS_REFUSED);
        assertThat(insideCalls).hasValue(0);
    }

    @Test
    void refusesAHostThatIsOutsideAndInside() {
        assertRefused(LIMITS, host -> List.of(outsideAddress, insideAddress), url("/"), Fault.ADDRESS_REFUSED);
    }

    @Test
    void saysTheSameOfAHostThatDoesNotExist() {
        HostResolver nowhere = host -> {
            throw new UnknownHostException(host);
        };

        assertRefused(LIMITS, nowhere, url("/"), Fault.ADDRESS_REFUSED);
    }

    @Test
    void fetchesNothingButHttp() {
        for (String url :
                List.of("file:///etc/passwd", "ftp://outside.example/", "http://ada:pw@outside.example/", "feed")) {
            assertRefused(LIMITS, host -> List.of(outsideAddress), URI.create(url), Fault.URL_INVALID);
        }
        outside.createContext("/file", exchange -> redirect(exchange, "file:///etc/passwd"));
        assertRefused(LIMITS, host -> List.of(outsideAddress), url("/file"), Fault.URL_INVALID);
    }

    @Test
    void leavesACircleOfRedirects() {
        outside.createContext("/circle", exchange -> redirect(exchange, "/circle"));

        assertRefused(LIMITS, host -> List.of(outsideAddress), url("/circle"), Fault.TOO_MANY_REDIRECTS);
    }

    @Test
    void stopsReadingAnEndlessBody() {
        outside.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(new byte[8192]);
                }
            }
        });
        outside.createContext("/announced", exchange -> {
            exchange.sendResponseHeaders(200, 10_000_000_000L);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
        });

        assertRefused(LIMITS, host -> List.of(outsideAddress), url("/endless"), Fault.TOO_LARGE);
        assertRefused(LIMITS, host -> List.of(outsideAddress), url("/announced"), Fault.TOO_LARGE);
    }

    @Test
    void takesNoCompressedBomb() {
        outside.createContext("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            answer(exchange, 200, "boom");
        });

        assertRefused(LIMITS, host -> List.of(outsideAddress), url("/bomb"), Fault.ENCODED);
    }

    @Test
    void doesNotWaitForAServerThatDripsOrIsSilent() throws IOException {
        FetchLimits brief = new FetchLimits(100_000, Duration.ofMillis(300), 3);
        outside.createContext("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write('a');
                    body.flush();
                    LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                }
            }
        });
        assertRefused(brief, host -> List.of(outsideAddress), url("/drip"), Fault.TOO_SLOW);

        try (ServerSocket silent = new ServerSocket(0, 1, outsideAddress)) {
            URI url = URI.create("http://outside.example:" + silent.getLocalPort() + "/");
            assertRefused(brief, host -> List.of(outsideAddress), url, Fault.TOO_SLOW);
        }
    }

    @Test
    void refusesHeadersWithoutAnEnd() {
        outside.createContext("/headers", exchange -> {
            exchange.getResponseHeaders().set("X-Long", "a".repeat(1_000_000));
            answer(exchange, 200, "");
        });

        assertRefused(LIMITS, host -> List.of(outsideAddress), url("/headers"), Fault.UNREACHABLE);
    }

    private void assertRefused(FetchLimits limits, HostResolver resolver, URI url, Fault expected) {
        try (GuardedFetcher fetcher = fetcher(limits, resolver)) {
            assertThatThrownBy(() -> fetcher.get(url, Map.of()))
                    .isInstanceOfSatisfying(
                            FetchException.class,
                            refused -> assertThat(refused.fault()).isEqualTo(expected));
        }
    }

    private GuardedFetcher fetcher(FetchLimits limits, HostResolver resolver) {
        return new GuardedFetcher(limits, resolver, outsideAddress::equals);
    }

    private URI url(String path) {
        return URI.create("http://outside.example:" + outside.getAddress().getPort() + path);
    }

    private static HttpServer server(InetAddress address) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
