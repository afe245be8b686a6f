package dev.orrery.console.goals;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.ui.Background;
import dev.orrery.console.ui.BrowserZone;
import dev.orrery.console.ui.FormMessage;
import dev.orrery.okr.v1.Kpi;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/** Says what was measured, and when. */
final class MeasurementForm extends Div {
    private static final int MAX_NOTES = 2_000;

    private final UI ui;
    private final SignedInUser user;
    private final String kpi;
    private final Measurements measurements;
    private final Background background;
    private final Runnable added;
    private final BigDecimalField value = new BigDecimalField("Value");
    private final DateTimePicker time = new DateTimePicker("Measured at");
    private final TextField notes = new TextField("Notes");
    private final Button send = new Button("Record");
    private final FormMessage message = new FormMessage();
    private String requestId = UUID.randomUUID().toString();

    MeasurementForm(
            UI ui,
            SignedInUser user,
            Kpi kpi,
            Measurements measurements,
            Background background,
            Clock clock,
            Runnable added) {
        this.ui = ui;
        this.user = user;
        this.kpi = kpi.getName();
        this.measurements = measurements;
        this.background = background;
        this.added = added;
        addClassName("form");
        value.setRequiredIndicatorVisible(true);
        if (!kpi.getUnit().isEmpty()) {
            value.setSuffixComponent(new Span(kpi.getUnit()));
        }
        ZoneId zone = BrowserZone.of(ui);
        // Weeks begin on Monday, and days are written day first, as on the other pages.
        time.setLocale(Locale.UK);
        time.setStep(Duration.ofMinutes(15));
        time.setDatePlaceholder("Day");
        time.setTimePlaceholder("Time");
        time.setValue(LocalDateTime.ofInstant(clock.instant(), zone).truncatedTo(ChronoUnit.MINUTES));
        time.setHelperText("In " + zone.getId());
        notes.setMaxLength(MAX_NOTES);
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send(zone));
        add(value, time, notes, message, send);
    }

    private void send(ZoneId zone) {
        BigDecimal measured = value.getValue();
        LocalDateTime at = time.getValue();
        value.setErrorMessage("Say what was measured.");
        value.setInvalid(measured == null);
        time.setErrorMessage("Say when it was measured.");
        time.setInvalid(at == null);
        if (measured == null || at == null) {
            send.setEnabled(true);
            return;
        }
        Instant moment = at.atZone(zone).toInstant();
        String said = notes.getValue().strip();
        background.run(
                ui,
                () -> measurements.add(user, kpi, moment, measured, said, requestId),
                measurement -> {
                    requestId = UUID.randomUUID().toString();
                    value.clear();
                    value.setInvalid(false);
                    notes.clear();
                    send.setEnabled(true);
                    message.showDone("Recorded.");
                    added.run();
                },
                problem -> {
                    send.setEnabled(true);
                    message.showProblem(problem);
                });
    }
}
