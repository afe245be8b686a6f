package dev.orrery.okr.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orrery.okr.v1.KpiBinding.Fault;
import dev.orrery.okr.v1.KpiBinding.HttpApi;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where in a document a value is, and its moment. */
class JsonDocumentTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final RunMoment MOMENT = new RunMoment(NOON, ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // value pointer, time pointer, document, time, value
                "- | - | 42 | 2026-11-21T12:00:00Z | 42",
                "/data/0/v | - | {\"data\":[{\"v\":\"12.50\"}]} | 2026-11-21T12:00:00Z | 12.50",
                "/a~1b/c~0d | - | {\"a/b\":{\"c~d\":1e3}} | 2026-11-21T12:00:00Z | 1E+3",
                "/v | /at | {\"v\":0.1,\"at\":\"2026-11-20T10:00:00+02:00\"} | 2026-11-20T08:00:00Z | 0.1",
                "/v | /at | {\"v\":1,\"at\":\"2026-11-20\"} | 2026-11-19T23:00:00Z | 1"
            })
    void findsWhatPointersPointAt(String value, String time, String document, Instant at, BigDecimal number)
            throws Exception {
        HttpApi.Builder settings = HttpApi.newBuilder();
        settings.setValuePointer(value == null ? "" : value).setTimePointer(time == null ? "" : time);
        assertThat(readings(settings, document)).containsExactly(new Reading(at, number));
    }

    @Test
    void readsEachItemOfAList() throws Exception {
        HttpApi.Builder settings = HttpApi.newBuilder()
                .setItemsPointer("/days")
                .setValuePointer("/v")
                .setTimePointer("/day");
        assertThat(readings(settings, "{\"days\":[{\"day\":\"2026-11-19\",\"v\":1},{\"day\":\"2026-11-20\",\"v\":2}]}"))
                .extracting(Reading::value)
                .containsExactly(new BigDecimal("1"), new BigDecimal("2"));
        assertThat(readings(settings, "{\"days\":[]}")).isEmpty();
        assertThat(readings(HttpApi.newBuilder(), "[1, 2, 3]")).hasSize(3);
        assertFault(
                settings,
                "{}",
                Fault.MALFORMED,
                "/days/day: nothing (expected: a moment such as 2026-11-21T09:00:00Z)");
        assertFault(
                settings,
                "{\"days\":[{\"day\":\"2026-11-19\",\"v\":1},{\"day\":\"yesterday\",\"v\":2}]}",
                Fault.MALFORMED,
                "/days/1/day: yesterday (expected: a moment such as 2026-11-21T09:00:00Z)");
        assertFault(
                settings,
                "{\"days\":[" + "1,".repeat(JsonDocument.MAX_ITEMS) + "1]}",
                Fault.TOO_LARGE,
                "/days: 10001 items (expected: at most 10000)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html> | answer: no JSON (expected: a document)",
                "{\"v\":1} trailing | answer: no JSON (expected: a document)",
                "{\"w\":1} | /v: nothing (expected: a number)",
                "{\"v\":null} | /v: null (expected: a number)",
                "{\"v\":\"many\"} | /v: many (expected: a number)",
                "{\"v\":{\"secret\":1}} | /v: OBJECT (expected: a number)",
                "{\"v\":1e400} | /v: 401 digits before the point (expected: at most 20)"
            })
    void saysWhatIsThereInstead(String document, String message) {
        assertFault(HttpApi.newBuilder().setValuePointer("/v"), document, Fault.MALFORMED, message);
    }

    @Test
    void refusesAPointerThatIsNone() {
        assertThatThrownBy(() -> JsonDocument.pointer("data.v")).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertFault(HttpApi.Builder settings, String document, Fault fault, String message) {
        SourceException failure = catchThrowableOfType(SourceException.class, () -> readings(settings, document));
        assertThat(failure.fault()).isEqualTo(fault);
        assertThat(failure).hasMessage(message);
    }

    private static List<Reading> readings(HttpApi.Builder settings, String document) throws SourceException {
        return new JsonDocument(settings.build()).readings(document.getBytes(StandardCharsets.UTF_8), MOMENT);
    }
}
