package dev.orrery.console.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;

/** The top of a page: its title, a line about it, and what can be done on it. */
public final class PageHeader extends Div {
    private final Div actions = new Div();

    public PageHeader(String title, String subtitle) {
        this(new H1(title), new Paragraph(subtitle));
    }

    public PageHeader(H1 title, Component subtitle) {
        addClassName("page-header");
        Div words = new Div(title, subtitle);
        words.addClassName("page-header-words");
        actions.addClassName("page-header-actions");
        add(words, actions);
    }

    /** Adds buttons at the end of the line. */
    public PageHeader with(Component... components) {
        actions.add(components);
        return this;
    }
}
