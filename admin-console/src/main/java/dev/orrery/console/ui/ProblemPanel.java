package dev.orrery.console.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.orrery.console.calls.Problem;
import org.jspecify.annotations.Nullable;

/** Tells of a problem in place of what it kept from being shown, with the way out that fits it. */
public final class ProblemPanel extends Div {

    /**
     * @param retry does again what failed; without it there is only the telling
     */
    public ProblemPanel(Problem problem, @Nullable Runnable retry) {
        addClassNames("empty-state", "problem");
        getElement().setAttribute("role", "alert");
        Div badge = new Div(icon(problem).draw());
        badge.addClassName("empty-state-icon");
        add(badge, new H2(problem.title()), new Paragraph(problem.message()));
        if (!problem.reason().isEmpty()) {
            Span reason = new Span(new Span("Reason "), new Code(problem.reason()));
            reason.addClassName("problem-reason");
            add(reason);
        }
        Component action = action(problem, retry);
        if (action != null) {
            add(action);
        }
    }

    private static @Nullable Component action(Problem problem, @Nullable Runnable retry) {
        return switch (problem.kind()) {
            case SESSION_ENDED ->
                new Button("Sign in again", click -> UI.getCurrent().getPage().reload());
            case TEMPORARY, FAULT, INVALID -> retry == null ? null : new Button("Try again", click -> retry.run());
            case NOT_THERE, DENIED -> null;
        };
    }

    private static Icon icon(Problem problem) {
        return switch (problem.kind()) {
            case SESSION_ENDED, DENIED -> Icon.LOCK;
            case TEMPORARY -> Icon.PLUG;
            case NOT_THERE -> Icon.COMPASS;
            case INVALID, FAULT -> Icon.ALERT;
        };
    }
}
