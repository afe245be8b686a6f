package dev.orrery.console.bindings;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.ui.Background;
import dev.orrery.console.ui.Pane;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.KpiBinding.SourceKind;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** What can be done with a binding that is there: try it out, give it another secret, delete it. */
final class BindingActions extends Div {
    private final UI ui;
    private final SignedInUser user;
    private final KpiBinding binding;
    private final Bindings bindings;
    private final Background background;
    private final Runnable deleted;
    private final Pane result = new Pane();

    BindingActions(
            UI ui, SignedInUser user, KpiBinding binding, Bindings bindings, Background background, Runnable deleted) {
        this.ui = ui;
        this.user = user;
        this.binding = binding;
        this.bindings = bindings;
        this.background = background;
        this.deleted = deleted;
        addClassName("binding-actions");
        Button first = binding.getSourceKind() == SourceKind.WEBHOOK
                ? new Button("New secret", click -> rotate())
                : new Button("Dry run", click -> test());
        Button delete = new Button("Delete", click -> askToDelete());
        delete.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.TERTIARY);
        Div buttons = new Div(first, delete);
        buttons.addClassName("button-row");
        result.getElement().setAttribute("aria-live", "polite");
        add(buttons, result);
    }

    private void test() {
        run(() -> bindings.test(user, binding), response -> result.show(new DryRun(response)), this::test);
    }

    private void rotate() {
        run(
                () -> bindings.rotate(user, binding),
                response -> {
                    TextField secret = new TextField("Secret");
                    secret.setValue(response.getSecret());
                    secret.setReadOnly(true);
                    secret.setHelperText("Shown this once. Whoever has it can measure; the one before is void.");
                    secret.setWidthFull();
                    result.show(secret);
                },
                this::rotate);
    }

    private void askToDelete() {
        Dialog dialog = new Dialog("Delete " + binding.getDisplayName() + "?");
        dialog.add(new Paragraph("What it has recorded stays."));
        Button delete = new Button("Delete it", click -> {
            dialog.close();
            run(
                    () -> {
                        bindings.delete(user, binding);
                        return binding;
                    },
                    gone -> deleted.run(),
                    this::askToDelete);
        });
        delete.addThemeVariants(ButtonVariant.ERROR, ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button("Keep it", click -> dialog.close()), delete);
        dialog.open();
    }

    private <T> void run(Callable<T> work, Consumer<T> show, Runnable again) {
        result.showLoading(2);
        background.run(ui, work, show, problem -> result.showProblem(problem, again));
    }
}
