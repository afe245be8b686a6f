package dev.orrery.gateway.transcoding;

import com.google.protobuf.Descriptors.FieldDescriptor;
import dev.orrery.gateway.contract.Answer;
import dev.orrery.gateway.problems.ProblemJson;
import dev.orrery.gateway.transcoding.json.JsonAnswers;
import dev.orrery.gateway.transcoding.json.JsonBytes;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Turns frames into the text of a format, in UTF-8. */
final class FrameEncoder {
    private static final String POSITION_FIELD = "position";
    private static final int EXPECTED_BYTES = 1_024;

    private final StreamFormat format;
    private final JsonAnswers json;
    private final String requestId;

    FrameEncoder(StreamFormat format, JsonAnswers json, String requestId) {
        this.format = format;
        this.json = json;
        this.requestId = requestId;
    }

    ByteBuffer encode(Frame frame) {
        JsonBytes out = new JsonBytes(EXPECTED_BYTES);
        switch (format) {
            case EVENT_STREAM -> event(frame, out);
            case NDJSON -> line(frame, out);
        }
        return out.asBuffer();
    }

    /** As the HTML standard defines an event stream; data is on one line because the JSON is. */
    private void event(Frame frame, JsonBytes out) {
        switch (frame) {
            case Frame.Data data -> event(data.answer(), out);
            case Frame.KeepAlive keepAlive -> out.raw(": keep-alive\n\n");
            case Frame.Failure failure ->
                out.raw("event: error\ndata: ").raw(problem(failure)).raw("\n\n");
        }
    }

    private void event(Answer answer, JsonBytes out) {
        Optional<FieldDescriptor> alternative = alternative(answer);
        position(answer, alternative)
                .ifPresent(position -> out.raw("id: ").raw(position).raw("\n"));
        alternative.ifPresent(
                field -> out.raw("event: ").raw(field.getJsonName()).raw("\n"));
        out.raw("data: ");
        json.print(answer, out);
        out.raw("\n\n");
    }

    /** One JSON value a line; a failure is told apart by its only member. */
    private void line(Frame frame, JsonBytes out) {
        switch (frame) {
            case Frame.Data data -> {
                json.print(data.answer(), out);
                out.raw("\n");
            }
            case Frame.KeepAlive keepAlive -> {}
            case Frame.Failure failure ->
                out.raw("{\"error\":").raw(problem(failure)).raw("}\n");
        }
    }

    private byte[] problem(Frame.Failure failure) {
        return ProblemJson.bytes(failure.problem(), requestId);
    }

    /** Which of its alternatives a frame is. */
    private static Optional<FieldDescriptor> alternative(Answer answer) {
        return answer.type().getRealOneofs().stream()
                .flatMap(oneof -> oneof.getFields().stream())
                .filter(answer::has)
                .findFirst();
    }

    /** The position to resume after: the message's own, or that of the alternative that it is. */
    private static Optional<String> position(Answer answer, Optional<FieldDescriptor> alternative) {
        return ownPosition(answer)
                .or(() -> alternative
                        .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
                        .flatMap(field -> ownPosition(answer.part(field))));
    }

    private static Optional<String> ownPosition(Answer answer) {
        FieldDescriptor field = answer.type().findFieldByName(POSITION_FIELD);
        return field == null || field.isRepeated() || field.getJavaType() != FieldDescriptor.JavaType.STRING
                ? Optional.empty()
                : Optional.of(answer.text(field)).filter(position -> !position.isEmpty() && position.indexOf('\n') < 0);
    }
}
