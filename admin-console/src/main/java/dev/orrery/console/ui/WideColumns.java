package dev.orrery.console.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns that are hidden where there is little width. */
final class WideColumns {
    private static final int NARROW_PIXELS = 720;

    private final List<Grid.Column<?>> columns = new ArrayList<>();
    private @Nullable Registration resizing;

    void add(Grid.Column<?> column) {
        columns.add(column);
    }

    /** Fits the columns to the tab's width, now and whenever it changes. */
    void follow(UI ui) {
        fit(ui.getPage().getExtendedClientDetails().getWindowInnerWidth());
        resizing = ui.getPage().addBrowserWindowResizeListener(resized -> fit(resized.getWidth()));
    }

    void stop() {
        if (resizing != null) {
            resizing.remove();
            resizing = null;
        }
    }

    private void fit(int widthPixels) {
        // A browser that does not say its width is taken for a wide one.
        boolean isNarrow = widthPixels > 0 && widthPixels < NARROW_PIXELS;
        columns.forEach(column -> column.setVisible(!isNarrow));
    }
}
