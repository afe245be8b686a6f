package dev.orrery.console.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.treegrid.TreeGrid;
import com.vaadin.flow.function.ValueProvider;
import java.util.Collection;

/** A {@link Table} whose rows have rows under them. */
public final class TreeTable<T> extends TreeGrid<T> {
    private static final int MAX_ROOTS_IN_SIGHT = 30;

    private final WideColumns wideColumns = new WideColumns();

    /**
     * @param label says what it lists, for those who do not see it
     */
    public TreeTable(String label) {
        addThemeVariants(GridVariant.NO_BORDER);
        addClassName("table");
        setSelectionMode(SelectionMode.NONE);
        getElement().setAttribute("aria-label", label);
    }

    /** Hides columns where there is little width. */
    @SafeVarargs
    public final void showOnlyWhenWide(Column<T>... columns) {
        for (Column<T> column : columns) {
            wideColumns.add(column);
        }
    }

    /** Shows a tree; rows that were open and are still there stay open. */
    public void show(Collection<T> roots, ValueProvider<T, Collection<T>> children) {
        setItems(roots, children);
        setAllRowsVisible(roots.size() <= MAX_ROOTS_IN_SIGHT);
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
