package dev.orrery.console.dashboard;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.orrery.calendar.v1.Event;
import dev.orrery.console.ui.ColorDot;
import dev.orrery.console.ui.Tag;
import dev.orrery.console.ui.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What comes next this week. */
final class NextUp extends Div {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

    /**
     * @param colors of calendars, by name
     */
    NextUp(List<Event> events, Map<String, String> colors, Instant now, ZoneId zone) {
        addClassName("next-up");
        if (events.isEmpty()) {
            Paragraph nothing = new Paragraph("Nothing more is planned this week.");
            nothing.addClassName("quiet");
            add(nothing);
            return;
        }
        OrderedList list = new OrderedList();
        for (Event event : events) {
            Instant start = Times.instant(event.getStart().getInstant());
            Span when = new Span(WHEN.format(start.atZone(zone)));
            when.addClassName("next-when");
            Span title = new Span(event.getTitle().isBlank() ? "Busy" : event.getTitle());
            title.addClassName("next-title");
            ListItem item = new ListItem(new ColorDot(color(event, colors)), when, title);
            if (!start.isAfter(now)) {
                item.add(new Tag("Now"));
            }
            list.add(item);
        }
        add(list);
    }

    private static String color(Event event, Map<String, String> colors) {
        if (!event.getColor().isEmpty()) {
            return event.getColor();
        }
        int end = event.getName().indexOf("/events/");
        return end < 0 ? "" : colors.getOrDefault(event.getName().substring(0, end), "");
    }
}
