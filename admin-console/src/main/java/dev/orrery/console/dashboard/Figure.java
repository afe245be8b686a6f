package dev.orrery.console.dashboard;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import dev.orrery.console.ui.Icon;
import java.text.NumberFormat;
import java.util.Locale;

/** A number that matters, what it counts, and what to know about it; it leads to where it comes from. */
final class Figure extends Div {
    private final Span value = new Span("–");
    private final Span detail = new Span();

    Figure(String name, Icon icon) {
        addClassName("figure");
        Span label = new Span(name);
        label.addClassName("figure-name");
        H2 title = new H2(icon.draw(), label);
        value.addClassName("figure-value");
        detail.addClassName("figure-detail");
        add(title, value, detail);
    }

    void linkTo(RouterLink link, String words) {
        link.setText(words);
        link.addClassName("figure-link");
        add(link);
    }

    void show(int number, boolean isCut, String words) {
        value.setText(NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number) + (isCut ? "+" : ""));
        detail.setText(words);
    }

    void showUnknown() {
        value.setText("–");
        detail.setText("Not known right now");
    }
}
