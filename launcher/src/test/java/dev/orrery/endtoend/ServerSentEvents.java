package dev.orrery.endtoend;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Reads a stream of server-sent events, frame by frame, as a browser's EventSource does. */
final class ServerSentEvents implements AutoCloseable {

    private final Stream<String> body;
    private final Iterator<String> lines;

    /** One frame; {@code id} is what a client sends as {@code Last-Event-ID} to go on after it. */
    record Frame(String id, String data) {}

    private ServerSentEvents(Stream<String> body) {
        this.body = body;
        this.lines = body.iterator();
    }

    static ServerSentEvents open(RunningPlatform platform, String user, String path, String lastEventId)
            throws IOException, InterruptedException {
        var request = platform.as(user).request(path).header("Accept", "text/event-stream");
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<Stream<String>> answer = platform.http().send(request.build(), BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode());
        }
        return new ServerSentEvents(answer.body());
    }

    /** The frames up to and with the first whose data contains {@code text}. */
    List<Frame> until(String text) {
        List<Frame> frames = new ArrayList<>();
        do {
            frames.add(next());
        } while (!frames.getLast().data().contains(text));
        return frames;
    }

    private Frame next() {
        String id = "";
        StringBuilder data = new StringBuilder();
        for (String line = lines.next(); !line.isEmpty() || data.isEmpty(); line = lines.next()) {
            if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5).strip());
            }
        }
        return new Frame(id, data.toString());
    }

    @Override
    public void close() {
        body.close();
    }
}
