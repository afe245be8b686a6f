package dev.orrery.calendar.icalendar;

import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Writes the lines of an iCalendar object as jCal (RFC 7265), a line at a time. A component's properties come before the
 * components within it, as they do in everything that is written here.
 */
final class JcalLines implements LineOutput {
    private final StringBuilder out = new StringBuilder();
    private final Deque<Level> open = new ArrayDeque<>();

    @Override
    public void line(String line) {
        ContentLine parsed = ContentLine.parse(line);
        switch (parsed.name()) {
            case "BEGIN" -> begin(parsed.value());
            case "END" -> end();
            default -> property(parsed);
        }
    }

    @Override
    public int size() {
        return out.length();
    }

    @Override
    public byte[] take() {
        byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
        out.setLength(0);
        return bytes;
    }

    private void begin(String component) {
        if (!open.isEmpty()) {
            Level outer = open.element();
            out.append(outer.hasComponents ? "," : "],[");
            outer.hasComponents = true;
        }
        open.push(new Level());
        out.append('[')
                .append(new JsonPrimitive(component.toLowerCase(Locale.ROOT)))
                .append(",[");
    }

    private void end() {
        out.append(open.pop().hasComponents ? "]]" : "],[]]");
    }

    private void property(ContentLine line) {
        Level level = open.element();
        if (level.hasProperties) {
            out.append(',');
        }
        level.hasProperties = true;
        out.append(JcalProperty.of(line));
    }

    /** What of a component has been written. */
    private static final class Level {
        boolean hasProperties;
        boolean hasComponents;
    }
}
