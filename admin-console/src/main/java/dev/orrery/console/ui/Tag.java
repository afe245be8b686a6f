package dev.orrery.console.ui;

import com.vaadin.flow.component.html.Span;

/** A quiet word that sorts a thing, such as a role or a kind. */
public final class Tag extends Span {

    public Tag(String text) {
        super(text);
        addClassName("tag");
    }
}
