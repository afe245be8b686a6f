package dev.orrery.console.calendars;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import dev.orrery.console.ui.ColorDot;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.Table;
import dev.orrery.console.ui.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** Lays out the columns of an agenda. */
final class Agenda {
    private Agenda() {}

    /**
     * @param links makes the link to an event's page, with nothing in it
     */
    static Table<EventRow> table(String calendarColor, Instant now, Function<EventRow, RouterLink> links) {
        Table<EventRow> table = new Table<>("Events");
        table.addClassName("agenda");
        table.addComponentColumn(row -> day(row, now))
                .setHeader("Day")
                .setWidth("112px")
                .setFlexGrow(0);
        Grid.Column<EventRow> time = table.addColumn(EventRow::timeLabel)
                .setHeader("Time")
                .setWidth("160px")
                .setFlexGrow(0);
        table.addComponentColumn(row -> title(row, calendarColor, now, links.apply(row)))
                .setHeader("Title")
                .setFlexGrow(4)
                .setWidth("200px");
        Grid.Column<EventRow> location = table.addColumn(row -> row.event().getLocation())
                .setHeader("Where")
                .setFlexGrow(2);
        Grid.Column<EventRow> type = table.addComponentColumn(row -> new Tag(row.typeLabel()))
                .setHeader("Type")
                .setFlexGrow(1);
        table.showOnlyWhenWide(time, location, type);
        table.setPartNameGenerator(row -> parts(row));
        return table;
    }

    private static Component day(EventRow row, Instant now) {
        Span day = new Span(row.dayLabel());
        day.addClassName(row.opensDay() ? "agenda-day" : "visually-hidden");
        if (row.day().equals(LocalDate.ofInstant(now, row.zone()))) {
            day.addClassName("agenda-today");
        }
        return day;
    }

    private static Component title(EventRow row, String calendarColor, Instant now, RouterLink link) {
        link.setText(row.title());
        link.addClassName(row.isCancelled() ? "cancelled" : "event-title");
        // Says the time where the column of times is hidden.
        Span time = new Span(row.timeLabel());
        time.addClassNames("narrow-only", "person-detail");
        Div lines = new Div(link, time);
        lines.addClassName("person-words");
        Div cell = new Div(new ColorDot(row.color(calendarColor)), lines);
        cell.addClassName("name-cell");
        if (row.isRecurring()) {
            Span series = new Span("Part of a series");
            series.addClassName("visually-hidden");
            cell.add(Icon.REPEAT.draw(), series);
        }
        if (row.isNow(now)) {
            cell.add(new Tag("Now"));
        }
        switch (row.event().getStatus()) {
            case CANCELLED -> cell.add(new Tag("Cancelled"));
            case TENTATIVE -> cell.add(new Tag("Tentative"));
            case CONFIRMED, STATUS_UNSPECIFIED, UNRECOGNIZED -> {}
        }
        return cell;
    }

    private static String parts(EventRow row) {
        return row.opensDay() ? "opens-day" : "same-day";
    }
}
