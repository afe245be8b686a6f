package dev.orrery.okr.sources;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Numbers and moments of other people's JSON. Decimals stay decimals. */
public final class JsonValues {
    private static final int MAX_NUMBER_CHARS = 64;
    private static final int MAX_SHOWN_CHARS = 40;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonValues() {}

    /** The document; empty where the text is none. */
    public static Optional<JsonNode> parse(byte[] text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(tree -> !tree.isMissingNode());
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    /** A number or a string that is one; an {@code IllegalArgumentException} says what there is instead. */
    public static BigDecimal number(@Nullable JsonNode node) {
        if (node != null && node.isNumber()) {
            return node.decimalValue();
        }
        if (node != null && node.isString() && node.stringValue().length() <= MAX_NUMBER_CHARS) {
            try {
                return new BigDecimal(node.stringValue());
            } catch (NumberFormatException malformed) {
                // Refused below, like everything that is no number.
            }
        }
        throw new IllegalArgumentException(shown(node) + " (expected: a number)");
    }

    /** RFC 3339, or a day, which begins in the zone; an {@code IllegalArgumentException} says what there is instead. */
    public static Instant moment(@Nullable JsonNode node, ZoneId zone) {
        if (node != null && node.isString()) {
            try {
                Instant moment = moment(node.stringValue(), zone);
                if (!moment.isBefore(FIRST) && moment.isBefore(END)) {
                    return moment.truncatedTo(ChronoUnit.MICROS);
                }
            } catch (DateTimeParseException malformed) {
                // Refused below, like everything that is no moment.
            }
        }
        throw new IllegalArgumentException(shown(node) + " (expected: a moment such as 2026-11-21T09:00:00Z)");
    }

    private static Instant moment(String text, ZoneId zone) {
        return text.indexOf('T') < 0
                ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    private static String shown(@Nullable JsonNode node) {
        if (node == null || node.isMissingNode()) {
            return "nothing";
        }
        if (node.isContainer()) {
            return node.getNodeType().name();
        }
        String text = node.isString() ? node.stringValue() : node.toString();
        return text.length() > MAX_SHOWN_CHARS ? text.substring(0, MAX_SHOWN_CHARS) + "…" : text;
    }
}
