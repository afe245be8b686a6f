package dev.orrery.console.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.notification.Notification;
import dev.orrery.console.calls.Pages;
import dev.orrery.console.calls.Problem;
import dev.orrery.console.calls.Problems;
import java.util.List;

/** A grid as the console draws them: no frame, no selection, read as far as it is scrolled, fewer columns on a phone. */
public final class Table<T> extends Grid<T> {
    /** How many rows are asked for at once. */
    public static final int PAGE_SIZE = 50;

    private final WideColumns wideColumns = new WideColumns();

    /**
     * @param label says what it lists, for those who do not see it
     */
    public Table(String label) {
        addThemeVariants(GridVariant.NO_BORDER);
        addClassName("table");
        setSelectionMode(SelectionMode.NONE);
        setPageSize(PAGE_SIZE);
        getElement().setAttribute("aria-label", label);
    }

    /** Hides columns where there is little width; what they say has to be readable elsewhere. */
    @SafeVarargs
    public final void showOnlyWhenWide(Column<T>... columns) {
        for (Column<T> column : columns) {
            wideColumns.add(column);
        }
    }

    /** Shows a list from its first page, which has been read; later pages are read as they are scrolled to. */
    public void show(Pages<T> pages) {
        if (pages.isComplete()) {
            List<T> all = pages.read(0, Pages.MAX_ITEMS);
            setItems(all);
            setAllRowsVisible(all.size() <= PAGE_SIZE);
            return;
        }
        setAllRowsVisible(false);
        setItems(query -> read(pages, query.getOffset(), query.getLimit()).stream());
        getLazyDataView().setItemCountEstimate(PAGE_SIZE * 2);
    }

    private List<T> read(Pages<T> pages, int offset, int limit) {
        try {
            return pages.read(offset, limit);
        } catch (RuntimeException failure) {
            // The rows before stay; scrolling again tries again.
            Problem problem = Problems.of(failure);
            Notification.show(problem.title() + ". " + problem.message());
            return List.of();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        wideColumns.follow(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        wideColumns.stop();
    }
}
