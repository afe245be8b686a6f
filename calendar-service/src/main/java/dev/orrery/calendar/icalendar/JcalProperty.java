package dev.orrery.calendar.icalendar;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A property as jCal writes it: name, parameters, type and values (RFC 7265 3.4). */
final class JcalProperty {
    private static final String VALUE = "VALUE";

    private JcalProperty() {}

    static JsonArray of(ContentLine line) {
        JcalType type = line.parameter(VALUE)
                .flatMap(JcalType::named)
                .or(() -> JcalType.of(line.name()))
                .orElse(JcalType.UNKNOWN);
        JsonArray property = new JsonArray();
        property.add(line.name().toLowerCase(Locale.ROOT));
        property.add(parameters(line));
        property.add(type.jcalName());
        values(line, type).forEach(property::add);
        return property;
    }

    private static JsonObject parameters(ContentLine line) {
        JsonObject parameters = new JsonObject();
        for (Parameter parameter : line.parameters()) {
            if (!parameter.name().equals(VALUE)) {
                parameters.add(parameter.name().toLowerCase(Locale.ROOT), value(parameter.values()));
            }
        }
        return parameters;
    }

    private static JsonElement value(List<String> values) {
        if (values.size() == 1) {
            return new JsonPrimitive(values.getFirst());
        }
        JsonArray several = new JsonArray();
        values.forEach(several::add);
        return several;
    }

    private static List<JsonElement> values(ContentLine line, JcalType type) {
        return switch (line.name()) {
            case "CATEGORIES", "RESOURCES" ->
                Texts.list(line.value()).stream()
                        .<JsonElement>map(JsonPrimitive::new)
                        .toList();
            case "EXDATE", "RDATE", "FREEBUSY" ->
                List.of(line.value().split(",", -1)).stream().map(type::json).toList();
            case "GEO" -> List.of(geo(line.value()));
            default -> List.of(type.json(line.value()));
        };
    }

    /** RFC 7265 3.4.1.2: a structured value is an array. */
    private static JsonElement geo(String value) {
        JsonArray position = new JsonArray();
        for (String part : value.split(";", -1)) {
            position.add(number(part).orElseGet(() -> new JsonPrimitive(part)));
        }
        return position;
    }

    static Optional<JsonPrimitive> number(String text) {
        try {
            return Optional.of(new JsonPrimitive(new BigDecimal(text)));
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }
}
