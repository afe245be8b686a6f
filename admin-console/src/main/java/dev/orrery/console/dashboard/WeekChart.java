package dev.orrery.console.dashboard;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;

/** The events of a week as a column per day, its number on top. */
final class WeekChart extends UnorderedList {

    WeekChart(Map<DayOfWeek, Integer> counts, DayOfWeek today) {
        addClassName("week-chart");
        int most = Math.max(
                1, counts.values().stream().mapToInt(Integer::intValue).max().orElse(1));
        counts.forEach((day, count) -> {
            Span number = new Span(Integer.toString(count));
            number.addClassName("week-number");
            Div column = new Div();
            column.addClassName("week-column");
            column.getElement().setAttribute("aria-hidden", "true");
            column.getStyle().set("--share", Double.toString((double) count / most));
            Span name = new Span(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
            name.addClassName("week-day");
            ListItem item = new ListItem(number, column, name);
            item.setClassName("today", day == today);
            item.setClassName("quiet", count == 0);
            add(item);
        });
    }
}
