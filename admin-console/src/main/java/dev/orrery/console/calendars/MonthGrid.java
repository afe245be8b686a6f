package dev.orrery.console.calendars;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import dev.orrery.console.ui.ColorDot;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** A month as a sheet of weeks, with the first events of each day. */
final class MonthGrid extends NativeTable {
    private static final int MAX_PER_DAY = 3;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

    private final String calendarColor;
    private final LocalDate today;
    private final Function<EventRow, RouterLink> links;
    private final Consumer<LocalDate> openWeek;

    /**
     * @param links makes the link to an event's page, with nothing in it
     * @param openWeek shows the whole week of a day
     */
    MonthGrid(
            String calendarColor, LocalDate today, Function<EventRow, RouterLink> links, Consumer<LocalDate> openWeek) {
        this.calendarColor = calendarColor;
        this.today = today;
        this.links = links;
        this.openWeek = openWeek;
        addClassName("month");
    }

    void show(EventRange range, List<EventRow> events) {
        removeAll();
        getElement().setAttribute("aria-label", range.label());
        NativeTableRow names = getHead().addRow();
        for (DayOfWeek day : DayOfWeek.values()) {
            names.add(name(day));
        }
        for (List<MonthDays.Day> week : MonthDays.weeks(range, events)) {
            NativeTableRow row = getBody().addRow();
            week.forEach(day -> row.add(cell(day)));
        }
    }

    private static NativeTableHeaderCell name(DayOfWeek day) {
        NativeTableHeaderCell name = new NativeTableHeaderCell(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
        name.getElement().setAttribute("scope", "col");
        name.getElement().setAttribute("abbr", day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        return name;
    }

    private NativeTableCell cell(MonthDays.Day day) {
        Span number = new Span(Integer.toString(day.date().getDayOfMonth()));
        number.addClassName("month-day");
        NativeTableCell cell = new NativeTableCell(number);
        cell.setClassName("other-month", !day.isOfMonth());
        if (day.date().equals(today)) {
            cell.addClassName("today");
            cell.getElement().setAttribute("aria-current", "date");
        }
        if (!day.events().isEmpty()) {
            OrderedList list = new OrderedList();
            // One more is shown rather than counted.
            int shown = day.events().size() == MAX_PER_DAY + 1 ? MAX_PER_DAY + 1 : MAX_PER_DAY;
            day.events().stream().limit(shown).forEach(row -> list.add(new ListItem(event(row))));
            if (day.events().size() > shown) {
                list.add(new ListItem(more(day, day.events().size() - shown)));
            }
            cell.add(list);
        }
        return cell;
    }

    private Component event(EventRow row) {
        RouterLink link = links.apply(row);
        link.addClassName("month-event");
        link.setClassName("cancelled", row.isCancelled());
        boolean isLong = row.isAllDay() || row.lastDay().isAfter(row.day());
        link.setClassName("long", isLong);
        ColorDot dot = new ColorDot(row.color(calendarColor));
        Span title = new Span(row.title());
        title.addClassName("month-title");
        link.add(dot);
        if (!isLong) {
            Span time = new Span(row.startLabel());
            time.addClassName("month-time");
            link.add(time);
        }
        link.add(title);
        link.getElement().setAttribute("title", row.timeLabel() + " " + row.title());
        return link;
    }

    private Component more(MonthDays.Day day, int count) {
        Button more = new Button("+" + count, click -> openWeek.accept(day.date()));
        more.addClassName("month-more");
        more.addThemeVariants(ButtonVariant.TERTIARY);
        more.setAriaLabel(count + " more on " + DAY.format(day.date()) + ": show the week");
        return more;
    }
}
