package dev.orrery.console.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.orrery.console.calls.Problem;

/** Tells under a form what became of it; read out as soon as it is there. */
public final class FormMessage extends Div {

    public FormMessage() {
        getElement().setAttribute("role", "status");
    }

    public void showDone(String words) {
        show(Icon.CHECK, Tone.GOOD, words);
    }

    public void showProblem(Problem problem) {
        show(Icon.ALERT, Tone.BAD, problem.title() + ". " + problem.message());
    }

    private void show(Icon icon, Tone tone, String words) {
        Div notice = new Div(icon.draw(), new Span(words));
        notice.addClassNames("notice", tone.className());
        removeAll();
        add(notice);
    }
}
