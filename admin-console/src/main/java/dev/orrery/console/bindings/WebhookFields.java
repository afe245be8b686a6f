package dev.orrery.console.bindings;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.KpiBinding.Webhook;

/** Somebody who calls: there is nothing to enter, but where to call. */
final class WebhookFields extends SourceFields {
    private final TextField path = new TextField("Where to call");

    WebhookFields() {
        Paragraph about =
                new Paragraph("Another program calls and signs. It needs a secret, which is made afterwards.");
        about.addClassName("quiet");
        path.setReadOnly(true);
        path.setVisible(false);
        add(about, path);
    }

    @Override
    void read(KpiBinding binding) {
        path.setValue(binding.getWebhook().getPath());
        path.setVisible(true);
    }

    @Override
    void write(KpiBinding.Builder binding) {
        binding.setWebhook(Webhook.getDefaultInstance());
    }

    @Override
    boolean hasSchedule() {
        return false;
    }
}
