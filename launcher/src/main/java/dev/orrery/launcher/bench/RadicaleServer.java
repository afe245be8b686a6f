package dev.orrery.launcher.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Radicale of this machine's own packages, on the loopback address and an empty folder, for the time of a measurement. */
final class RadicaleServer implements AutoCloseable {

    private static final String PROGRAM = "radicale";
    private static final String COLLECTION = "/bench/calendar/";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MAX_ATTEMPTS = 300;
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Process process;
    private final URI collection;

    private RadicaleServer(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.collection = URI.create("http://127.0.0.1:" + port + COLLECTION);
    }

    /** Where it is installed, if it is. */
    static Optional<Path> program() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What it calls its version. */
    static String version(Path program) throws IOException {
        Process asked = new ProcessBuilder(program.toString(), "--version").start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    static RadicaleServer start(Path program) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("orrery-radicale-");
        int port = freePort();
        Process process = new ProcessBuilder(List.of(
                        program.toString(),
                        "--config=",
                        "--server-hosts=127.0.0.1:" + port,
                        "--server-timeout=600",
                        "--auth-type=none",
                        "--storage-filesystem-folder=" + folder,
                        "--logging-level=error"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        RadicaleServer server = new RadicaleServer(folder, process, port);
        try {
            server.awaitReady();
        } catch (IOException | RuntimeException notReady) {
            server.close();
            throw notReady;
        }
        return server;
    }

    /** Makes the calendar that this file holds. */
    void fill(String file) throws IOException, InterruptedException {
        HttpRequest put = request()
                .header("Content-Type", "text/calendar; charset=utf-8")
                .PUT(HttpRequest.BodyPublishers.ofString(file))
                .build();
        ask(put, 201);
    }

    /** How many events it answers for a range. */
    int events(Instant begin, Instant end) throws IOException, InterruptedException {
        HttpRequest report = request()
                .header("Content-Type", "application/xml; charset=utf-8")
                .header("Depth", "1")
                .method("REPORT", HttpRequest.BodyPublishers.ofString(query(begin, end)))
                .build();
        return ask(report, 207).split("BEGIN:VEVENT", -1).length - 1;
    }

    private static String query(Instant begin, Instant end) {
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
                  <D:prop><D:getetag/><C:calendar-data/></D:prop>
                  <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">
                    <C:time-range start="%s" end="%s"/>
                  </C:comp-filter></C:comp-filter></C:filter>
                </C:calendar-query>""".formatted(BASIC.format(begin), BASIC.format(end));
    }

    private HttpRequest.Builder request() {
        String login = Base64.getEncoder().encodeToString("bench:bench".getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(collection).header("Authorization", "Basic " + login);
    }

    /** A client for each question: this server hangs up after its answer, which a client that goes on learns too late. */
    private static String ask(HttpRequest request, int expected) throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != expected) {
                throw new IllegalStateException(
                        "Radicale: status " + answer.statusCode() + " (expected: " + expected + ")");
            }
            return answer.body();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS && process.isAlive(); attempt++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(collection.getHost(), collection.getPort()));
                return;
            } catch (IOException notYet) {
                Thread.sleep(PATIENCE.dividedBy(MAX_ATTEMPTS));
            }
        }
        throw new IllegalStateException("Radicale does not answer: " + Files.readString(folder.resolve("log")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
