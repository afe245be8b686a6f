package dev.orrery.gateway.problems;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A problem as the JSON of RFC 9457. */
public final class ProblemJson {
    private static final String TYPE_PREFIX = "https://orrery.dev/errors/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProblemJson() {}

    /** UTF-8 on one line, so that it can stand in an event stream too. */
    public static byte[] bytes(Problem problem, String requestId) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", TYPE_PREFIX + problem.reason());
        members.put("title", title(problem.reason()));
        members.put("status", problem.httpStatus());
        members.put("detail", problem.detail());
        members.put("reason", problem.reason());
        members.put("requestId", requestId);
        members.put("fieldViolations", problem.fieldViolations());
        if (!problem.metadata().isEmpty()) {
            members.put("metadata", problem.metadata());
        }
        members.putAll(problem.extensions());
        return JSON.writeValueAsBytes(members);
    }

    /** {@code ETAG_MISMATCH} as {@code Etag mismatch}. */
    private static String title(String reason) {
        String words = reason.replace('_', ' ').toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
