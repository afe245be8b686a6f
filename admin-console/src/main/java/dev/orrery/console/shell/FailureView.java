package dev.orrery.console.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import dev.orrery.console.calls.Problems;
import dev.orrery.console.ui.ProblemPanel;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** For a page that could not be made at all: words instead of a stack trace. */
@PermitAll
@PageTitle("Something went wrong · Orrery")
@ParentLayout(MainLayout.class)
public class FailureView extends Div implements HasErrorParameter<Exception> {

    FailureView() {
        addClassName("page");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        add(new ProblemPanel(
                Problems.of(parameter.getException()),
                () -> UI.getCurrent().getPage().reload()));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
