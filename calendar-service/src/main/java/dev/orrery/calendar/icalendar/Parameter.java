package dev.orrery.calendar.icalendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A parameter of a property, {@code CN="Doe, Jane"}. Characters that may not stand in one are written as RFC 6868 says.
 *
 * @param name in upper case
 * @param values at least one, without quotes
 */
record Parameter(String name, List<String> values) {
    Parameter {
        values = List.copyOf(values);
    }

    static Parameter parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new MalformedLineException(text);
        }
        List<String> values = new ArrayList<>();
        boolean isQuoted = false;
        StringBuilder value = new StringBuilder();
        for (int i = equals + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ',' && !isQuoted) {
                values.add(decode(value.toString()));
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        values.add(decode(value.toString()));
        return new Parameter(text.substring(0, equals).strip().toUpperCase(Locale.ROOT), values);
    }

    private static String decode(String value) {
        StringBuilder decoded = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int code = c == '^' && i + 1 < value.length() ? "n'^".indexOf(value.charAt(i + 1)) : -1;
            decoded.append(code < 0 ? c : "\n\"^".charAt(code));
            i += code < 0 ? 0 : 1;
        }
        return decoded.toString();
    }

    private static String encode(String value) {
        String encoded = value.replace("^", "^^").replace("\n", "^n").replace("\"", "^'");
        boolean needsQuotes = encoded.chars().anyMatch(c -> c == ',' || c == ';' || c == ':');
        return needsQuotes ? '"' + encoded + '"' : encoded;
    }

    @Override
    public String toString() {
        return name + "="
                + String.join(",", values.stream().map(Parameter::encode).toList());
    }
}
