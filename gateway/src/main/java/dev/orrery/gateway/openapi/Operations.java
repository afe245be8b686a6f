package dev.orrery.gateway.openapi;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import dev.orrery.gateway.contract.Comments;
import dev.orrery.gateway.transcoding.RestBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Describes what one HTTP rule takes and answers. */
final class Operations {
    // Fields of a message in the query are named one level deep; deeper ones exist and need no parameter of their own.
    private static final int MAX_QUERY_DEPTH = 2;

    private final Comments comments;
    private final Schemas schemas;
    private final Map<String, Object> problem;

    Operations(Comments comments, Schemas schemas, Map<String, Object> problem) {
        this.comments = comments;
        this.schemas = schemas;
        this.problem = problem;
    }

    Map<String, Object> of(RestBinding binding, List<String> pathParameters) {
        MethodDescriptor method = binding.method().descriptor();
        String comment = comments.of(method);
        Map<String, Object> operation = Json.object(
                "operationId",
                method.getService().getName() + "_" + method.getName(),
                "tags",
                List.of(method.getService().getName()),
                "summary",
                firstSentence(comment));
        Json.described(operation, comment);
        operation.put("parameters", parameters(binding, pathParameters));
        if (binding.binder().takesBody()) {
            operation.put("requestBody", requestBody(binding));
        }
        operation.put("responses", Json.object("200", answer(binding), "default", problemAnswer()));
        return operation;
    }

    private List<Object> parameters(RestBinding binding, List<String> pathParameters) {
        List<Object> parameters = new ArrayList<>();
        pathParameters.forEach(name -> parameters.add(
                Json.object("name", name, "in", "path", "required", true, "schema", Json.object("type", "string"))));
        Descriptor request = binding.method().descriptor().getInputType();
        if (!binding.isWholeBody()) {
            query(parameters, binding, request, QueryPath.ROOT);
        }
        if (request.findFieldByName("request_id") != null) {
            parameters.add(header("Idempotency-Key", "The same as requestId."));
        }
        if (binding.takesEtag()) {
            parameters.add(header("If-Match", "The entity tag that the resource must still have."));
        }
        if (request.findFieldByName("resume_position") != null) {
            parameters.add(header("Last-Event-ID", "The same as resumePosition, and goes before it."));
        }
        return parameters;
    }

    private void query(List<Object> parameters, RestBinding binding, Descriptor type, QueryPath parent) {
        for (FieldDescriptor field : type.getFields()) {
            QueryPath path = parent.to(field);
            boolean isMessage = field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
            if (binding.isBoundElsewhere(path.protoNames()) || field.isMapField()) {
                continue;
            }
            if (!isMessage || WellKnownSchemas.isText(field.getMessageType())) {
                parameters.add(Json.described(
                        Json.object("name", path.jsonNames(), "in", "query", "schema", schemas.value(field)),
                        comments.of(field)));
            } else if (path.depth() < MAX_QUERY_DEPTH && !field.isRepeated()) {
                query(parameters, binding, field.getMessageType(), path);
            }
        }
    }

    private Map<String, Object> requestBody(RestBinding binding) {
        FieldDescriptor field = binding.binder().bodyField();
        Descriptor request = binding.method().descriptor().getInputType();
        if (binding.binder().takesRawBody()) {
            return Json.object("required", true, "content", Json.object("*/*", Json.object()));
        }
        Map<String, Object> schema = field == null
                ? schemas.of(request)
                : schemas.of(request.findFieldByName(field.getName()).getMessageType());
        return Json.object("content", Json.object("application/json", Json.object("schema", schema)));
    }

    private Map<String, Object> answer(RestBinding binding) {
        MethodDescriptor method = binding.method().descriptor();
        if (binding.isRaw()) {
            return Json.object("description", "The bytes.", "content", Json.object("*/*", Json.object()));
        }
        FieldDescriptor part = binding.responseField();
        Descriptor shown = part == null
                ? method.getOutputType()
                : method.getOutputType().findFieldByName(part.getName()).getMessageType();
        Map<String, Object> media = Json.object("schema", schemas.of(shown));
        return binding.isStreaming()
                ? Json.object(
                        "description",
                        "Frames, as they come.",
                        "content",
                        Json.object("text/event-stream", media, "application/x-ndjson", media))
                : Json.object("description", "The answer.", "content", Json.object("application/json", media));
    }

    private Map<String, Object> problemAnswer() {
        return Json.object(
                "description",
                "A problem (RFC 9457).",
                "content",
                Json.object("application/problem+json", Json.object("schema", problem)));
    }

    private static Map<String, Object> header(String name, String description) {
        return Json.object(
                "name", name, "in", "header", "description", description, "schema", Json.object("type", "string"));
    }

    private static String firstSentence(String comment) {
        int end = comment.indexOf(". ");
        String sentence = end < 0 ? comment : comment.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** The way to a field, in both spellings. */
    private record QueryPath(String protoNames, String jsonNames, int depth) {
        static final QueryPath ROOT = new QueryPath("", "", 0);

        QueryPath to(FieldDescriptor field) {
            String dot = depth == 0 ? "" : ".";
            return new QueryPath(protoNames + dot + field.getName(), jsonNames + dot + field.getJsonName(), depth + 1);
        }
    }
}
