package dev.orrery.console.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** Says that there is nothing, why, and what to do about it. */
public final class EmptyState extends Div {

    public EmptyState(Icon icon, String title, String message, Component... actions) {
        this(icon, new H2(title), message, actions);
    }

    private EmptyState(Icon icon, Component title, String message, Component... actions) {
        addClassName("empty-state");
        Div badge = new Div(icon.draw());
        badge.addClassName("empty-state-icon");
        add(badge, title, new Paragraph(message));
        if (actions.length > 0) {
            Div row = new Div(actions);
            row.addClassName("empty-state-actions");
            add(row);
        }
    }

    /** For a page that is nothing else, so that its title is the page's. */
    public static EmptyState page(Icon icon, String title, String message, Component... actions) {
        return new EmptyState(icon, new H1(title), message, actions);
    }
}
