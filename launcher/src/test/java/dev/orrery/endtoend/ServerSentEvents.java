package dev.orrery.endtoend;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A stream of server-sent events (WHATWG HTML, 9.2), read as a browser does. */
final class ServerSentEvents implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final HttpResponse<Stream<String>> response;

    /** One event: its {@code id}, its {@code event} and its {@code data}. */
    record Frame(String id, String name, JsonNode data) {}

    private ServerSentEvents(HttpResponse<Stream<String>> response) {
        this.response = response;
        Thread.ofVirtual().start(this::read);
    }

    static ServerSentEvents open(HttpClient http, HttpRequest.Builder request) throws Exception {
        HttpResponse<Stream<String>> response =
                http.send(request.header("Accept", "text/event-stream").build(), BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new AssertionError(
                    response.statusCode() + " " + response.body().toList());
        }
        return new ServerSentEvents(response);
    }

    /** The next frame that is wanted; frames before it are dropped. */
    Frame next(Predicate<Frame> isWanted) throws InterruptedException {
        while (true) {
            Frame frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no such frame within " + PATIENCE_SECONDS + " s");
            }
            if (isWanted.test(frame)) {
                return frame;
            }
        }
    }

    @Override
    public void close() {
        response.body().close();
    }

    private void read() {
        String id = "";
        String name = "";
        StringBuilder data = new StringBuilder();
        for (String line : (Iterable<String>) response.body()::iterator) {
            if (line.isEmpty() && !data.isEmpty()) {
                frames.add(new Frame(id, name, JsonMapper.shared().readTree(data.toString())));
                name = "";
                data.setLength(0);
            } else if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5).strip());
            }
        }
    }
}
