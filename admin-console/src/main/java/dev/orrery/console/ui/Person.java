package dev.orrery.console.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Somebody: initials in a circle, and the name. */
public final class Person extends Span {
    private static final int HUES = 8;

    public Person(String name) {
        addClassName("person");
        Span words = new Span(name);
        words.addClassName("person-name");
        add(initials(name), words);
    }

    /** With a second line, such as a mail address. */
    public Person(String name, String detail) {
        addClassName("person");
        Span second = new Span(detail);
        second.addClassName("person-detail");
        Span first = new Span(name);
        first.addClassName("person-name");
        Div words = new Div(first, second);
        words.addClassName("person-words");
        add(initials(name), words);
    }

    /** The circle alone; the same name has the same colour everywhere. */
    public static Span initials(String name) {
        Span circle = new Span(letters(name));
        circle.addClassNames("initials", "hue-" + Math.floorMod(name.hashCode(), HUES));
        circle.getElement().setAttribute("aria-hidden", "true");
        return circle;
    }

    /** The first letters of the first and the last word. */
    static String letters(String name) {
        String[] words = name.strip().split("[\\s._@-]+", -1);
        String last = words.length > 1 ? words[words.length - 1] : "";
        return Arrays.stream(new String[] {words[0], last})
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT);
    }
}
