package dev.orrery.console.goals;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.orrery.console.ui.Chart.Mark;
import dev.orrery.console.ui.PageHeader;
import dev.orrery.console.ui.Pill;
import dev.orrery.console.ui.Times;
import dev.orrery.console.ui.Tone;
import dev.orrery.console.ui.Words;
import dev.orrery.okr.v1.Kpi;
import java.time.Instant;
import java.time.ZoneId;

/** The top of a KPI's page: its state and the numbers it is held against. */
final class KpiHeader extends Div {

    /**
     * @param actions what can be done beside measuring
     */
    KpiHeader(Kpi kpi, Instant now, ZoneId zone, Component... actions) {
        addClassName("kpi-header");
        Div facts = new Div(new Pill(Words.of(kpi.getStatus()), Tones.of(kpi.getStatus())));
        facts.addClassName("facts");
        facts.add(new Span(
                kpi.hasLastMeasureTime()
                        ? "Measured " + Times.ago(Times.instant(kpi.getLastMeasureTime()), now, zone)
                        : "Never measured"));
        PageHeader header = new PageHeader(new H1(kpi.getDisplayName()), facts).with(actions);
        Div numbers = new Div();
        numbers.addClassName("numbers");
        numbers.add(number(
                "Now",
                Decimals.withUnit(Decimals.number(kpi.hasCurrentValue(), kpi.getCurrentValue()), kpi.getUnit()),
                Tones.of(kpi.getStatus())));
        for (Mark mark : KpiChart.marks(kpi)) {
            numbers.add(number(mark.label(), Decimals.withUnit(mark.value(), kpi.getUnit()), mark.tone()));
        }
        add(header);
        if (!kpi.getDescription().isBlank()) {
            Paragraph description = new Paragraph(kpi.getDescription());
            description.addClassName("long-text");
            add(description);
        }
        add(numbers);
    }

    private static Div number(String label, String value, Tone tone) {
        Span term = new Span(label);
        term.addClassName("number-label");
        Span words = new Span(value);
        words.addClassName("number-value");
        Div number = new Div(term, words);
        number.addClassNames("number", tone.className());
        return number;
    }
}
