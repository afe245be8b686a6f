package dev.orrery.console.dashboard;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import dev.orrery.console.ui.Pane;

/** A titled part of the dashboard. */
final class Panel extends Section {
    private final Pane body = new Pane();

    Panel(String title, String className) {
        addClassNames("panel", className);
        Div head = new Div(new H2(title));
        head.addClassName("panel-head");
        add(head, body);
        body.showLoading(3);
    }

    Pane body() {
        return body;
    }
}
