package dev.orrery.console.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.orrery.console.calls.Problem;
import org.jspecify.annotations.Nullable;

/** A part of a page that is loading, there, empty, or in trouble: one of these at a time. */
public final class Pane extends Div {

    public Pane() {
        addClassName("pane");
    }

    /** Shows lines where the content will be. */
    public void showLoading(int lines) {
        Div skeleton = new Div();
        skeleton.addClassName("skeleton");
        skeleton.getElement().setAttribute("aria-hidden", "true");
        for (int line = 0; line < lines; line++) {
            skeleton.add(new Div());
        }
        Span words = new Span("Loading");
        words.addClassName("visually-hidden");
        words.getElement().setAttribute("role", "status");
        replace(words, skeleton);
        getElement().setAttribute("aria-busy", "true");
    }

    public void show(Component... content) {
        replace(content);
    }

    public void showProblem(Problem problem, @Nullable Runnable retry) {
        replace(new ProblemPanel(problem, retry));
    }

    private void replace(Component... content) {
        removeAll();
        add(content);
        getElement().removeAttribute("aria-busy");
    }
}
