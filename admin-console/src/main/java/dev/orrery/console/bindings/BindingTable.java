package dev.orrery.console.bindings;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.orrery.console.ui.Pill;
import dev.orrery.console.ui.Table;
import dev.orrery.console.ui.Times;
import dev.orrery.console.ui.Tone;
import dev.orrery.console.ui.Words;
import dev.orrery.okr.v1.KpiBinding;
import dev.orrery.okr.v1.KpiBinding.SourceKind;
import dev.orrery.okr.v1.KpiBinding.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;

/** The bindings of a KPI and how they do. */
final class BindingTable {
    private BindingTable() {}

    /**
     * @param open what happens when one is chosen
     */
    static Table<KpiBinding> draw(Instant now, ZoneId zone, Consumer<KpiBinding> open) {
        Table<KpiBinding> table = new Table<>("Bindings");
        // The widths fit beside the KPI's other panels; what needs more takes a second line.
        table.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        table.addComponentColumn(binding -> name(binding, open))
                .setHeader("Name")
                .setFlexGrow(3)
                .setWidth("115px");
        table.addComponentColumn(BindingTable::state).setHeader("State").setWidth("100px");
        Grid.Column<KpiBinding> kind = table.addColumn(binding -> label(binding.getSourceKind()))
                .setHeader("Source")
                .setWidth("100px");
        Grid.Column<KpiBinding> last = table.addColumn(
                        binding -> binding.getStatus().hasLastRunTime()
                                ? Times.ago(Times.instant(binding.getStatus().getLastRunTime()), now, zone)
                                : "Never")
                .setHeader("Last run")
                .setWidth("95px");
        Grid.Column<KpiBinding> next = table.addColumn(
                        binding -> binding.getStatus().hasNextRunTime()
                                ? Times.exact(Times.instant(binding.getStatus().getNextRunTime()), zone)
                                : "")
                .setHeader("Next run")
                .setWidth("115px");
        table.showOnlyWhenWide(kind, last, next);
        return table;
    }

    static String label(SourceKind kind) {
        return switch (kind) {
            case POSTGRES_VIEW -> "Query";
            case HTTP_API -> "Document on the web";
            case WEBHOOK, SOURCE_KIND_UNSPECIFIED, UNRECOGNIZED -> "Webhook";
        };
    }

    /** What went wrong the last time; empty when nothing has. */
    static String failure(Status status) {
        return status.hasLastFailure()
                ? Words.of(status.getLastFailure().getFault()) + ": "
                        + status.getLastFailure().getMessage()
                : "";
    }

    private static Component name(KpiBinding binding, Consumer<KpiBinding> open) {
        Button button = new Button(
                binding.getDisplayName().isEmpty() ? label(binding.getSourceKind()) : binding.getDisplayName(),
                click -> open.accept(binding));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        Div cell = new Div(button);
        cell.addClassName("name-cell");
        return cell;
    }

    private static Component state(KpiBinding binding) {
        Status status = binding.getStatus();
        int failures = status.getConsecutiveFailures();
        if (failures > 0) {
            Span pill = new Pill(failures == 1 ? "1 failure" : failures + " failures", Tone.BAD);
            pill.setTitle(failure(status));
            return pill;
        }
        if (binding.getDisabled()) {
            return new Pill("Rests", Tone.WARN);
        }
        return status.hasLastSuccessTime() ? new Pill("Works", Tone.GOOD) : new Pill("Waits", Tone.QUIET);
    }
}
