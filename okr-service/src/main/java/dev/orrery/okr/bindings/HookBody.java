package dev.orrery.okr.bindings;

import com.google.protobuf.ByteString;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.okr.sources.JsonValues;
import dev.orrery.okr.sources.Reading;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a call of a webhook says: one measurement or a list of them. */
final class HookBody {
    static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_MEASUREMENTS = 1_000;
    private static final String FIELD = "body";

    private HookBody() {}

    /** Refuses a body that is none; {@code callTime} is the time of what has none, {@code zone} that of days. */
    static List<Reading> read(ByteString body, Instant callTime, ZoneId zone) {
        if (body.size() > MAX_BYTES) {
            throw ServiceException.invalidField(FIELD, body.size() + " bytes (expected: at most " + MAX_BYTES + ")");
        }
        JsonNode document = JsonValues.parse(body.toByteArray())
                .orElseThrow(() -> ServiceException.invalidField(FIELD, "no JSON (expected: an object or a list)"));
        if (!document.isArray()) {
            return List.of(reading(FIELD, document, callTime, zone));
        }
        if (document.isEmpty() || document.size() > MAX_MEASUREMENTS) {
            throw ServiceException.invalidField(
                    FIELD, document.size() + " measurements (expected: 1 to " + MAX_MEASUREMENTS + ")");
        }
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < document.size(); i++) {
            readings.add(reading(FIELD + "[" + i + "]", document.get(i), callTime, zone));
        }
        return readings;
    }

    private static Reading reading(String field, JsonNode item, Instant callTime, ZoneId zone) {
        @Nullable JsonNode time = item.get("time");
        String part = ".time";
        try {
            Instant at = time == null || time.isNull() ? callTime : JsonValues.moment(time, zone);
            part = ".value";
            BigDecimal value = JsonValues.number(item.get("value"));
            return new Reading(at, value);
        } catch (IllegalArgumentException malformed) {
            throw ServiceException.invalidField(field + part, String.valueOf(malformed.getMessage()));
        }
    }
}
