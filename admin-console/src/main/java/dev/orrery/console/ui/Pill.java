package dev.orrery.console.ui;

import com.vaadin.flow.component.html.Span;

/** A state in a word or two; the colour only repeats what the word says. */
public final class Pill extends Span {

    public Pill(String text, Tone tone) {
        addClassNames("pill", tone.className());
        Span dot = new Span();
        dot.addClassName("pill-dot");
        dot.getElement().setAttribute("aria-hidden", "true");
        add(dot, new Span(text));
    }
}
