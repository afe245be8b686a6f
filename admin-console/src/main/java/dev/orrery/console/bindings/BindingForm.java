package dev.orrery.console.bindings;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.ui.Background;
import dev.orrery.console.ui.BrowserZone;
import dev.orrery.console.ui.FormMessage;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.KpiBinding.SourceKind;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Says where measurements come from and when. The kind of a source is chosen once. */
final class BindingForm extends Div {
    private static final int MAX_NAME = 300;

    private final UI ui;
    private final SignedInUser user;
    private final String kpi;
    private final KpiBinding binding;
    private final Bindings bindings;
    private final Background background;
    private final Consumer<KpiBinding> saved;
    private final TextField displayName = new TextField("Name");
    private final Select<SourceKind> kind = new Select<>();
    private final Div source = new Div();
    private final TextField schedule = new TextField("Schedule");
    private final TextField timeZone = new TextField("Time zone");
    private final Checkbox disabled = new Checkbox("Rests");
    private final Button send = new Button();
    private final FormMessage message = new FormMessage();
    private SourceFields fields = SourceFields.of(SourceKind.HTTP_API);
    private String requestId = UUID.randomUUID().toString();

    /**
     * @param binding without a name for a new one
     */
    BindingForm(
            UI ui,
            SignedInUser user,
            String kpi,
            KpiBinding binding,
            Bindings bindings,
            Background background,
            Consumer<KpiBinding> saved) {
        this.ui = ui;
        this.user = user;
        this.kpi = kpi;
        this.binding = binding;
        this.bindings = bindings;
        this.background = background;
        this.saved = saved;
        addClassName("form");
        displayName.setMaxLength(MAX_NAME);
        displayName.setValue(binding.getDisplayName());
        kind.setLabel("Source");
        kind.setItems(List.of(SourceKind.HTTP_API, SourceKind.POSTGRES_VIEW, SourceKind.WEBHOOK));
        kind.setItemLabelGenerator(BindingTable::label);
        kind.addValueChangeListener(change -> choose(change.getValue()));
        schedule.setHelperText("An RFC 5545 rule, such as FREQ=DAILY;BYHOUR=6");
        schedule.setValue(isNew() ? "FREQ=DAILY;BYHOUR=6" : binding.getSchedule());
        timeZone.setHelperText("Of the schedule, and of times that have none");
        timeZone.setValue(isNew() ? BrowserZone.of(ui).getId() : binding.getTimeZone());
        disabled.setValue(binding.getDisabled());
        send.setText(isNew() ? "Create" : "Save");
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> send());
        kind.setValue(isNew() ? SourceKind.HTTP_API : binding.getSourceKind());
        kind.setVisible(isNew());
        if (!isNew()) {
            fields.read(binding);
        }
        add(displayName, kind, source, schedule, timeZone, disabled, message, send);
    }

    private boolean isNew() {
        return binding.getName().isEmpty();
    }

    private void choose(SourceKind chosen) {
        fields = SourceFields.of(chosen);
        source.removeAll();
        source.add(fields);
        schedule.setVisible(fields.hasSchedule());
        timeZone.setVisible(fields.hasSchedule());
    }

    private void send() {
        KpiBinding.Builder wanted = KpiBinding.newBuilder()
                .setName(binding.getName())
                .setEtag(binding.getEtag())
                .setDisplayName(displayName.getValue().strip())
                .setDisabled(disabled.getValue());
        if (fields.hasSchedule()) {
            wanted.setSchedule(schedule.getValue().strip())
                    .setTimeZone(timeZone.getValue().strip());
        }
        fields.write(wanted);
        KpiBinding entered = wanted.build();
        background.run(
                ui,
                () -> bindings.save(user, kpi, entered, requestId),
                done -> {
                    send.setEnabled(true);
                    saved.accept(done);
                },
                problem -> {
                    // What is sent next may be something else.
                    requestId = UUID.randomUUID().toString();
                    send.setEnabled(true);
                    message.showProblem(problem);
                });
    }
}
