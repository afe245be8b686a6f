package dev.orrery.console.ui;

import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The zone that the person's browser is set to. */
public final class BrowserZone {
    private BrowserZone() {}

    /** The tab's zone; UTC where the browser does not say. */
    public static ZoneId of(UI ui) {
        String id = ui.getPage().getExtendedClientDetails().getTimeZoneId();
        try {
            return id == null || id.isBlank() ? ZoneOffset.UTC : ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
