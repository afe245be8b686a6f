package dev.orrery.console.bindings;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import dev.orrery.console.ui.BrowserZone;
import dev.orrery.console.ui.Times;
import dev.orrery.okr.v1.BatchCreateMeasurementsResponse;
import dev.orrery.okr.v1.Measurement;
import dev.orrery.okr.v1.MeasurementFailure;
import dev.orrery.okr.v1.TestKpiBindingResponse;
import java.time.ZoneId;

/** What a run would record, and what it would not. */
final class DryRun extends Div {
    private static final int MAX_SHOWN = 10;

    DryRun(TestKpiBindingResponse response) {
        addClassName("dry-run");
        BatchCreateMeasurementsResponse result = response.getResult();
        add(new Paragraph("A run would record %d new, change %d and leave %d as they are."
                .formatted(result.getCreated(), result.getUpdated(), result.getUnchanged())));
        ZoneId zone = BrowserZone.of(UI.getCurrent());
        OrderedList list = new OrderedList();
        list.addClassName("history");
        for (MeasurementFailure failure :
                result.getFailuresList().stream().limit(MAX_SHOWN).toList()) {
            list.add(new ListItem("Refused: " + failure.getMessage()));
        }
        for (Measurement measurement :
                response.getMeasurementsList().stream().limit(MAX_SHOWN).toList()) {
            list.add(new ListItem(Times.exact(Times.instant(measurement.getMeasureTime()), zone) + ": "
                    + measurement.getValue().getValue()));
        }
        add(list);
        int more = response.getMeasurementsCount() - MAX_SHOWN;
        if (more > 0) {
            add(new Paragraph("And " + more + " more."));
        }
    }
}
