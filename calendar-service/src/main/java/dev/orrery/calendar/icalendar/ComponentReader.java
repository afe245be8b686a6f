package dev.orrery.calendar.icalendar;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes an iCalendar stream apart, a component at a time. Whatever is wrong within a component stays with that
 * component, so that one broken event never costs the others, and none is held longer than until its END.
 */
final class ComponentReader {
    private static final String CALENDAR = "VCALENDAR";
    private static final String EVENT = "VEVENT";

    /** Components within one another; what lies deeper is taken for part of the last. */
    private static final int MAX_DEPTH = 8;

    /** Of one component: more than anybody's event has. */
    private static final int MAX_LINES = 20_000;

    /** No component has a name that makes its first line so long. */
    private static final int MAX_NAME_LINE_CHARS = 100;

    private final Deque<Draft> open = new ArrayDeque<>();
    private final Consumer<Component> events;
    private final Consumer<Component> timeZones;
    private final CalendarHead head = new CalendarHead();
    private boolean isCalendar;

    private ComponentReader(Consumer<Component> events, Consumer<Component> timeZones) {
        this.events = events;
        this.timeZones = timeZones;
    }

    /** Hands out the events and time zones of a text, in its order; answers what it is as a whole. */
    static Outline read(InputStream text, Charset charset, Consumer<Component> events, Consumer<Component> timeZones)
            throws IOException {
        ComponentReader reader = new ComponentReader(events, timeZones);
        BufferedInputStream octets = new BufferedInputStream(text);
        TextEncoding encoding = TextEncoding.detect(octets, charset);
        UnfoldedLines lines = new UnfoldedLines(encoding.reader(octets), encoding);
        for (Optional<UnfoldedLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            reader.line(line.get());
        }
        boolean isWhole = reader.isCalendar && reader.open.isEmpty();
        while (!reader.open.isEmpty()) {
            reader.closeUnfinished();
        }
        return new Outline(reader.isCalendar, isWhole, reader.head);
    }

    private void line(UnfoldedLines.Line line) {
        String text = line.text();
        Optional<String> begun = open.size() < MAX_DEPTH ? named("BEGIN:", text) : Optional.empty();
        Optional<String> ended = named("END:", text);
        if (begun.isPresent()) {
            begin(begun.get());
        } else if (ended.isPresent()) {
            end(ended.get());
        } else if (!open.isEmpty() && open.element().name.equals(CALENDAR)) {
            // Its other properties say nothing of its events, and there may be any number.
            head.note(text);
        } else if (!open.isEmpty()) {
            open.element().add(line);
        }
    }

    /** The component that a line begins or ends, in upper case; empty where it does neither. */
    private static Optional<String> named(String keyword, String line) {
        if (line.length() >= MAX_NAME_LINE_CHARS) {
            return Optional.empty();
        }
        String stripped = line.strip();
        return stripped.regionMatches(true, 0, keyword, 0, keyword.length())
                ? Optional.of(stripped.substring(keyword.length()).strip().toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    private void begin(String name) {
        isCalendar |= name.equals(CALENDAR);
        if (name.equals(EVENT)) {
            // Events do not nest: one that is still open has lost its END.
            while (!open.isEmpty() && !open.element().name.equals(CALENDAR)) {
                closeUnfinished();
            }
        }
        open.push(new Draft(name));
    }

    private void end(String name) {
        if (open.stream().noneMatch(draft -> draft.name.equals(name))) {
            return;
        }
        while (!open.isEmpty() && !open.element().name.equals(name)) {
            closeUnfinished();
        }
        close();
    }

    private void closeUnfinished() {
        Draft draft = open.element();
        if (draft.fault == null && !draft.name.equals(CALENDAR)) {
            draft.fault = "END:" + draft.name + " is missing";
        }
        close();
    }

    private void close() {
        Component done = open.pop().build();
        switch (done.name()) {
            case EVENT -> events.accept(done);
            case "VTIMEZONE" -> timeZones.accept(done);
            case CALENDAR -> {}
            default -> {
                if (!open.isEmpty()) {
                    open.element().add(done);
                }
            }
        }
    }

    /** A component whose END is yet to come. */
    private static final class Draft {
        final String name;
        final List<ContentLine> lines = new ArrayList<>();
        final List<Component> components = new ArrayList<>();

        @Nullable String fault;

        Draft(String name) {
            this.name = name;
        }

        void add(UnfoldedLines.Line line) {
            if (line.isCut()) {
                fault = "a line of more than " + UnfoldedLines.MAX_LINE_CHARS + " characters (expected: fewer)";
            } else if (isFull()) {
                fault = "more than " + MAX_LINES + " lines (expected: fewer)";
            } else {
                parse(line.text());
            }
        }

        void add(Component part) {
            if (!name.equals(CALENDAR) && !isFull()) {
                components.add(part);
            }
        }

        private void parse(String line) {
            try {
                lines.add(ContentLine.parse(line));
            } catch (MalformedLineException malformed) {
                fault = malformed.getMessage();
            }
        }

        private boolean isFull() {
            return lines.size() + components.size() >= MAX_LINES;
        }

        Component build() {
            return new Component(name, lines, components, Optional.ofNullable(fault));
        }
    }
}
