package dev.orrery.console.ui;

import com.vaadin.flow.component.html.Span;
import java.util.regex.Pattern;

/** A calendar's colour. */
public final class ColorDot extends Span {
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    /**
     * @param color {@code #rrggbb}; anything else is drawn in a neutral colour
     */
    public ColorDot(String color) {
        addClassName("color-dot");
        getElement().setAttribute("aria-hidden", "true");
        if (COLOR.matcher(color).matches()) {
            getStyle().setBackgroundColor(color);
        }
    }
}
