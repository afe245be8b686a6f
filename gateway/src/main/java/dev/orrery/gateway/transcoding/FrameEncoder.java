package dev.orrery.gateway.transcoding;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.orrery.gateway.problems.ProblemJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns frames into the text of a format. */
final class FrameEncoder {
    private static final String POSITION_FIELD = "position";

    private final StreamFormat format;
    private final JsonAnswers json;
    private final String requestId;

    FrameEncoder(StreamFormat format, JsonAnswers json, String requestId) {
        this.format = format;
        this.json = json;
        this.requestId = requestId;
    }

    byte[] encode(Frame frame) {
        String text = switch (format) {
            case EVENT_STREAM -> event(frame);
            case NDJSON -> line(frame);
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As the HTML standard defines an event stream; data is on one line because the JSON is. */
    private String event(Frame frame) {
        return switch (frame) {
            case Frame.Data data -> event(data.message());
            case Frame.KeepAlive keepAlive -> ": keep-alive\n\n";
            case Frame.Failure failure -> "event: error\ndata: " + problem(failure) + "\n\n";
            case Frame.End end -> "";
        };
    }

    private String event(Message message) {
        StringBuilder event = new StringBuilder();
        Optional<FieldDescriptor> oneof = setOneof(message);
        position(message, oneof)
                .ifPresent(position -> event.append("id: ").append(position).append('\n'));
        oneof.ifPresent(
                field -> event.append("event: ").append(field.getJsonName()).append('\n'));
        return event.append("data: ").append(json.text(message)).append("\n\n").toString();
    }

    /** One JSON value a line; a failure is told apart by its only member. */
    private String line(Frame frame) {
        return switch (frame) {
            case Frame.Data data -> json.text(data.message()) + "\n";
            case Frame.KeepAlive keepAlive -> "";
            case Frame.Failure failure -> "{\"error\":" + problem(failure) + "}\n";
            case Frame.End end -> "";
        };
    }

    private String problem(Frame.Failure failure) {
        return new String(ProblemJson.bytes(failure.problem(), requestId), StandardCharsets.UTF_8);
    }

    /** Which of its alternatives a frame is. */
    private static Optional<FieldDescriptor> setOneof(Message message) {
        return message.getDescriptorForType().getRealOneofs().stream()
                .filter(message::hasOneof)
                .map(message::getOneofFieldDescriptor)
                .findFirst();
    }

    /** The position to resume after: the message's own, or that of the alternative that it is. */
    private static Optional<String> position(Message message, Optional<FieldDescriptor> oneof) {
        return ownPosition(message)
                .or(() -> oneof.filter(field -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
                        .flatMap(field -> ownPosition((Message) message.getField(field))));
    }

    private static Optional<String> ownPosition(Message message) {
        FieldDescriptor field = message.getDescriptorForType().findFieldByName(POSITION_FIELD);
        return field == null || field.isRepeated() || field.getJavaType() != FieldDescriptor.JavaType.STRING
                ? Optional.empty()
                : Optional.of((String) message.getField(field))
                        .filter(position -> !position.isEmpty() && position.indexOf('\n') < 0);
    }
}
