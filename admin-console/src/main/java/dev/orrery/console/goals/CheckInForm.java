package dev.orrery.console.goals;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.ui.Background;
import dev.orrery.console.ui.FormMessage;
import dev.orrery.okr.v1.KeyResult;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says how far a key result is, how sure one is, and why. */
final class CheckInForm extends Div {
    private static final int MAX_NARRATIVE = 8_000;
    private static final int FULL_PERCENT = 100;

    private final KeyResult keyResult;
    private final BigDecimalField value = new BigDecimalField("Value now");
    private final Checkbox done = new Checkbox("It is done");
    private final IntegerField confidence = new IntegerField("Confidence");
    private final TextArea narrative = new TextArea("What happened, and what is next");
    private final Button send = new Button("Check in");
    private final FormMessage message = new FormMessage();
    private String requestId = UUID.randomUUID().toString();

    CheckInForm(
            UI ui, SignedInUser user, KeyResult keyResult, CheckIns checkIns, Background background, Runnable added) {
        this.keyResult = keyResult;
        addClassName("form");
        value.setRequiredIndicatorVisible(true);
        if (!keyResult.getUnit().isEmpty()) {
            value.setSuffixComponent(new Span(keyResult.getUnit()));
        }
        confidence.setSuffixComponent(new Span("%"));
        confidence.setHelperText("How sure you are to reach the target");
        confidence.setMin(0);
        confidence.setMax(FULL_PERCENT);
        confidence.setStep(10);
        confidence.setStepButtonsVisible(true);
        narrative.setMaxLength(MAX_NARRATIVE);
        narrative.setMinRows(4);
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send(ui, user, checkIns, background, added));
        add(isBoolean() ? done : value, confidence, narrative, message, send);
    }

    private boolean isBoolean() {
        return keyResult.getKind() == KeyResult.Kind.BOOLEAN;
    }

    private void send(UI ui, SignedInUser user, CheckIns checkIns, Background background, Runnable added) {
        BigDecimal reached = reached();
        if (reached == null || confidence.isInvalid()) {
            value.setErrorMessage("Say the value it has now.");
            value.setInvalid(reached == null);
            send.setEnabled(true);
            return;
        }
        BigDecimal sure = confidence.getValue() == null
                ? null
                : BigDecimal.valueOf(confidence.getValue()).movePointLeft(2);
        String said = narrative.getValue().strip();
        background.run(
                ui,
                () -> checkIns.add(user, keyResult.getName(), reached, sure, said, requestId),
                checkIn -> {
                    clear();
                    message.showDone("Checked in.");
                    added.run();
                },
                problem -> {
                    send.setEnabled(true);
                    message.showProblem(problem);
                });
    }

    private @Nullable BigDecimal reached() {
        if (isBoolean()) {
            return done.getValue() ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return value.getValue();
    }

    private void clear() {
        requestId = UUID.randomUUID().toString();
        value.clear();
        value.setInvalid(false);
        confidence.clear();
        narrative.clear();
        send.setEnabled(true);
    }
}
