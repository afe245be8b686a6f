package dev.orrery.calendar.icalendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A component between its BEGIN and its END, whatever it means.
 *
 * @param fault why it cannot be read, if so
 */
record Component(String name, List<ContentLine> lines, List<Component> components, Optional<String> fault) {
    Component {
        lines = List.copyOf(lines);
        components = List.copyOf(components);
    }

    /** Asked for a score of properties of each event, most of which it does not have. */
    Optional<ContentLine> first(String property) {
        for (ContentLine line : lines) {
            if (line.name().equals(property)) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    Stream<ContentLine> all(String property) {
        return lines.stream().filter(line -> line.name().equals(property));
    }

    /** The value of the first such property as text, or nothing. */
    String text(String property) {
        return first(property).map(line -> Texts.unescape(line.value())).orElse("");
    }

    /** The component as unfolded lines. */
    List<String> toLines() {
        List<String> all = new ArrayList<>();
        all.add("BEGIN:" + name);
        lines.forEach(line -> all.add(line.toString()));
        components.forEach(component -> all.addAll(component.toLines()));
        all.add("END:" + name);
        return all;
    }
}
