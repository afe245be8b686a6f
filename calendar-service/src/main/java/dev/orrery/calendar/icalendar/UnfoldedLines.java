package dev.orrery.calendar.icalendar;

import java.util.ArrayList;
import java.util.List;

/** The lines of a text after unfolding (RFC 5545 3.1); bare line feeds are taken for line ends too. */
final class UnfoldedLines {
    private UnfoldedLines() {}

    static List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        text.lines().forEach(raw -> {
            if (!raw.isEmpty() && (raw.charAt(0) == ' ' || raw.charAt(0) == '\t')) {
                line.append(raw, 1, raw.length());
                return;
            }
            flush(line, lines);
            line.append(raw);
        });
        flush(line, lines);
        return lines;
    }

    private static void flush(StringBuilder line, List<String> lines) {
        if (!line.toString().isBlank()) {
            lines.add(line.toString());
        }
        line.setLength(0);
    }
}
