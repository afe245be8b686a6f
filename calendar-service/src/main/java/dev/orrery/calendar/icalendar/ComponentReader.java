package dev.orrery.calendar.icalendar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes an iCalendar stream apart. Whatever is wrong within a component stays with that component, so that one broken
 * event never costs the others.
 */
final class ComponentReader {
    private static final String EVENT = "VEVENT";

    private final List<Component> events = new ArrayList<>();
    private final List<Component> timeZones = new ArrayList<>();
    private final Deque<Draft> open = new ArrayDeque<>();
    private boolean isCalendar;

    private ComponentReader() {}

    /** The events and time zones of a text, in its order; empty when it is no iCalendar object. */
    static Optional<CalendarText> read(String text) {
        ComponentReader reader = new ComponentReader();
        UnfoldedLines.of(text).forEach(reader::line);
        while (!reader.open.isEmpty()) {
            reader.closeUnfinished();
        }
        return reader.isCalendar ? Optional.of(new CalendarText(reader.events, reader.timeZones)) : Optional.empty();
    }

    private void line(String line) {
        String upper = line.length() < 100 ? line.strip().toUpperCase(Locale.ROOT) : "";
        if (upper.startsWith("BEGIN:")) {
            begin(upper.substring(6).strip());
        } else if (upper.startsWith("END:")) {
            end(upper.substring(4).strip());
        } else if (!open.isEmpty()) {
            open.peek().add(line);
        }
    }

    private void begin(String name) {
        isCalendar |= name.equals("VCALENDAR");
        if (name.equals(EVENT)) {
            // Events do not nest: one that is still open has lost its END.
            while (!open.isEmpty() && !open.peek().name.equals("VCALENDAR")) {
                closeUnfinished();
            }
        }
        open.push(new Draft(name));
    }

    private void end(String name) {
        if (open.stream().noneMatch(draft -> draft.name.equals(name))) {
            return;
        }
        while (!open.isEmpty() && !open.peek().name.equals(name)) {
            closeUnfinished();
        }
        close();
    }

    private void closeUnfinished() {
        Draft draft = open.element();
        if (draft.fault == null && !draft.name.equals("VCALENDAR")) {
            draft.fault = "END:" + draft.name + " is missing";
        }
        close();
    }

    private void close() {
        Component done = open.pop().build();
        switch (done.name()) {
            case EVENT -> events.add(done);
            case "VTIMEZONE" -> timeZones.add(done);
            case "VCALENDAR" -> {}
            default -> {
                if (!open.isEmpty()) {
                    open.peek().components.add(done);
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

        void add(String line) {
            try {
                lines.add(ContentLine.parse(line));
            } catch (MalformedLineException malformed) {
                fault = malformed.getMessage();
            }
        }

        Component build() {
            return new Component(name, lines, components, Optional.ofNullable(fault));
        }
    }
}
