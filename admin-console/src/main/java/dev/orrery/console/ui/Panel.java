package dev.orrery.console.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** A framed part of a page: a title, what can be chosen about it, and what fills it. */
public class Panel extends Section {
    private final Div head;
    private final Pane body = new Pane();

    public Panel(String title, String className) {
        addClassNames("panel", className);
        head = new Div(new H2(title));
        head.addClassName("panel-head");
        add(head, body);
        body.showLoading(3);
    }

    /** The line with the title. */
    public final Div head() {
        return head;
    }

    public final Pane body() {
        return body;
    }
}
