package dev.orrery.console.bindings;

import com.vaadin.flow.component.html.Div;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.KpiBinding.SourceKind;

/** What a kind of source asks for. */
abstract sealed class SourceFields extends Div permits QueryFields, DocumentFields, WebhookFields {
    SourceFields() {
        addClassName("form");
    }

    static SourceFields of(SourceKind kind) {
        return switch (kind) {
            case POSTGRES_VIEW -> new QueryFields();
            case HTTP_API -> new DocumentFields();
            case WEBHOOK, SOURCE_KIND_UNSPECIFIED, UNRECOGNIZED -> new WebhookFields();
        };
    }

    /** Shows the source of a binding. */
    abstract void read(KpiBinding binding);

    /** Puts what was entered into a binding. */
    abstract void write(KpiBinding.Builder binding);

    /** Whether it is asked, rather than calls by itself. */
    abstract boolean hasSchedule();
}
