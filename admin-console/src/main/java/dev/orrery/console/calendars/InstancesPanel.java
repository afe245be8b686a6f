package dev.orrery.console.calendars;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.RouterLink;
import dev.orrery.console.calls.Pages;
import dev.orrery.console.signin.Membership;
import dev.orrery.console.signin.SignedInUser;
import dev.orrery.console.ui.Background;
import dev.orrery.console.ui.EmptyState;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.Panel;
import dev.orrery.console.ui.Segments;
import dev.orrery.console.ui.Table;
import dev.orrery.console.ui.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When a series takes place: from now on, or from its first time. */
final class InstancesPanel extends Panel {
    private static final int READ_AT_ONCE = 25;

    private final UI ui;
    private final SignedInUser user;
    private final Membership organization;
    private final String series;
    private final ZoneId zone;
    private final EventList events;
    private final Background background;

    InstancesPanel(
            UI ui,
            SignedInUser user,
            Membership organization,
            String series,
            ZoneId zone,
            EventList events,
            Background background,
            Clock clock) {
        super("Instances", "panel-instances");
        this.ui = ui;
        this.user = user;
        this.organization = organization;
        this.series = series;
        this.zone = zone;
        this.events = events;
        this.background = background;
        Segments segments = new Segments("Show");
        segments.add("Upcoming", () -> read(clock.instant()));
        segments.add("All", () -> read(null));
        head().add(segments);
        segments.choose("Upcoming");
    }

    private void read(@Nullable Instant from) {
        body().showLoading(5);
        background.run(
                ui,
                () -> {
                    Pages<EventRow> pages = events.instances(user, series, from, zone);
                    pages.read(0, READ_AT_ONCE);
                    return pages;
                },
                this::show,
                problem -> body().showProblem(problem, () -> read(from)));
    }

    private void show(Pages<EventRow> pages) {
        if (pages.read(0, 1).isEmpty()) {
            body().show(new EmptyState(Icon.REPEAT, "None any more", "This series is over."));
            return;
        }
        Table<EventRow> table = new Table<>("Instances");
        table.addComponentColumn(this::day).setHeader("Day").setFlexGrow(3);
        table.addColumn(EventRow::timeLabel).setHeader("Time").setFlexGrow(2);
        table.show(pages);
        body().show(table);
    }

    private Component day(EventRow row) {
        RouterLink link = EventView.link(organization, row.event().getName());
        link.setText(row.dateLabel());
        Div cell = new Div(link);
        cell.addClassName("name-cell");
        if (row.isCancelled()) {
            cell.add(new Tag("Cancelled"));
        } else if (row.isMoved()) {
            cell.add(new Tag("Moved"));
        }
        return cell;
    }
}
