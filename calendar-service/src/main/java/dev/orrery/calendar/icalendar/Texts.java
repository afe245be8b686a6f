package dev.orrery.calendar.icalendar;

import java.util.ArrayList;
import java.util.List;

/** Values of type TEXT (RFC 5545 3.3.11). */
final class Texts {
    private Texts() {}

    static String unescape(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder text = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\' || i + 1 == value.length()) {
                text.append(c);
                continue;
            }
            char escaped = value.charAt(++i);
            text.append(escaped == 'n' || escaped == 'N' ? '\n' : escaped);
        }
        return text.toString();
    }

    static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** The parts of a list that commas separate, unescaped; empty ones are left out. */
    static List<String> list(String value) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            switch (value.charAt(i)) {
                case '\\' -> i++;
                case ',' -> {
                    parts.add(unescape(value.substring(from, i)).strip());
                    from = i + 1;
                }
                default -> {}
            }
        }
        parts.add(unescape(value.substring(from)).strip());
        parts.removeIf(String::isEmpty);
        return parts;
    }
}
