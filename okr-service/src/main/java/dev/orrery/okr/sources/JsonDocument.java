package dev.orrery.okr.sources;

import dev.orrery.okr.v1.KpiBinding.Fault;
import dev.orrery.okr.v1.KpiBinding.HttpApi;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Finds the readings of a JSON document by pointers (RFC 6901). */
final class JsonDocument {
    static final int MAX_ITEMS = 10_000;

    private final JsonPointer items;
    private final JsonPointer value;
    private final @Nullable JsonPointer time;

    JsonDocument(HttpApi settings) {
        items = pointer(settings.getItemsPointer());
        value = pointer(settings.getValuePointer());
        time = settings.getTimePointer().isEmpty() ? null : pointer(settings.getTimePointer());
    }

    /** An {@code IllegalArgumentException} says that it is none. */
    static JsonPointer pointer(String text) {
        return JsonPointer.compile(text);
    }

    List<Reading> readings(byte[] text, RunMoment moment) throws SourceException {
        JsonNode document = JsonValues.parse(text)
                .orElseThrow(() -> new SourceException(Fault.MALFORMED, "answer: no JSON (expected: a document)"));
        JsonNode list = document.at(items);
        if (!list.isArray()) {
            return List.of(reading(items.toString(), list, moment));
        }
        if (list.size() > MAX_ITEMS) {
            throw new SourceException(
                    Fault.TOO_LARGE, items + ": " + list.size() + " items (expected: at most " + MAX_ITEMS + ")");
        }
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            readings.add(reading(items + "/" + i, list.get(i), moment));
        }
        return readings;
    }

    private Reading reading(String place, JsonNode item, RunMoment moment) throws SourceException {
        String where = place + (time == null ? "" : time);
        try {
            Instant at = time == null ? moment.time() : JsonValues.moment(item.at(time), moment.zone());
            where = place + value;
            BigDecimal number = JsonValues.number(item.at(value));
            return new Reading(at, number);
        } catch (IllegalArgumentException malformed) {
            throw new SourceException(Fault.MALFORMED, where + ": " + malformed.getMessage(), malformed);
        }
    }
}
