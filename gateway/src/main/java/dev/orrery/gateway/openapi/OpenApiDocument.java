package dev.orrery.gateway.openapi;

import dev.orrery.gateway.contract.Comments;
import dev.orrery.gateway.contract.Contract;
import dev.orrery.gateway.transcoding.RestBinding;
import dev.orrery.gateway.transcoding.RestBindings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenAPI 3.1 document of all HTTP rules. A variable such as {@code name=orgs/*} is written part by part, because a
 * parameter of OpenAPI ends at a slash.
 */
@Component
final class OpenApiDocument {
    private final SingletonSupplier<byte[]> json;

    OpenApiDocument(Contract contract, RestBindings bindings) {
        // Few ask for it, so nobody waits for it at start.
        json = SingletonSupplier.of(() -> make(contract, bindings));
    }

    byte[] json() {
        return json.obtain();
    }

    private static byte[] make(Contract contract, RestBindings bindings) {
        Comments comments = new Comments(contract);
        Schemas schemas = new Schemas(comments);
        Map<String, Object> problem = schemas.add("Problem", problem());
        Operations operations = new Operations(comments, schemas, problem);
        ResourcePatterns patterns = new ResourcePatterns(contract);
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (RestBinding binding : bindings.all()) {
            PathShape path = PathShape.of(binding.template(), patterns);
            paths.computeIfAbsent(path.text(), text -> new LinkedHashMap<>())
                    .put(binding.httpMethod().toLowerCase(Locale.ROOT), operations.of(binding, path.parameters()));
        }
        return JsonMapper.shared()
                .writeValueAsBytes(Json.object(
                        "openapi",
                        "3.1.0",
                        "info",
                        Json.object("title", "Orrery", "version", "v1", "description", "Time and goals in one system."),
                        "servers",
                        List.of(Json.object("url", "/")),
                        "security",
                        List.of(Json.object("token", List.of())),
                        "paths",
                        paths,
                        "components",
                        Json.object("schemas", schemas.all(), "securitySchemes", token())));
    }

    private static Map<String, Object> token() {
        return Json.object("token", Json.object("type", "http", "scheme", "bearer", "bearerFormat", "JWT"));
    }

    private static Map<String, Object> problem() {
        Map<String, Object> text = Json.object("type", "string");
        Map<String, Object> violation =
                Json.object("type", "object", "properties", Json.object("field", text, "description", text));
        return Json.object(
                "type",
                "object",
                "properties",
                Json.object(
                        "type", text,
                        "title", text,
                        "status", Json.object("type", "integer"),
                        "detail", text,
                        "reason", text,
                        "requestId", text,
                        "fieldViolations", Json.object("type", "array", "items", violation),
                        "metadata", Json.object("type", "object", "additionalProperties", text)));
    }
}
