package dev.orrery.console.dashboard;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.orrery.console.ui.EmptyState;
import dev.orrery.console.ui.Icon;
import dev.orrery.console.ui.Times;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What happened lately, the latest first. */
final class Feed extends Div {
    private static final Map<String, Icon> ICONS = Map.ofEntries(
            Map.entry("calendar", Icon.CALENDAR),
            Map.entry("accessRule", Icon.LOCK),
            Map.entry("event", Icon.CLOCK),
            Map.entry("cycle", Icon.REPEAT),
            Map.entry("objective", Icon.TARGET),
            Map.entry("keyResult", Icon.FLAG),
            Map.entry("checkIn", Icon.CHECK),
            Map.entry("kpi", Icon.GAUGE),
            Map.entry("measurement", Icon.GAUGE),
            Map.entry("task", Icon.TASK),
            Map.entry("project", Icon.STAR),
            Map.entry("squad", Icon.PEOPLE),
            Map.entry("link", Icon.LINK));

    Feed() {
        addClassName("feed");
        getElement().setAttribute("role", "log");
        getElement().setAttribute("aria-label", "Recent changes");
        // A screen reader that read every change of an import out loud would say nothing else any more.
        getElement().setAttribute("aria-live", "off");
    }

    void show(List<FeedEntry> entries, UnaryOperator<String> actorNames, Instant now, ZoneId zone) {
        removeAll();
        if (entries.isEmpty()) {
            add(new EmptyState(
                    Icon.PULSE,
                    "Nothing has happened yet",
                    "Every change of a calendar, goal or task shows up here the moment it happens."));
            return;
        }
        OrderedList list = new OrderedList();
        entries.forEach(entry -> list.add(line(entry, actorNames.apply(entry.actor()), now, zone)));
        add(list);
    }

    private static ListItem line(FeedEntry entry, String actor, Instant now, ZoneId zone) {
        Span icon = new Span(ICONS.getOrDefault(entry.type(), Icon.PULSE).draw());
        icon.addClassNames("feed-icon", "feed-" + entry.kind().name().toLowerCase(Locale.ROOT));
        Span title = new Span(entry.title().isBlank() ? capital(noun(entry.type())) : entry.title());
        title.addClassName("feed-title");
        Span what = new Span(sentence(entry, actor));
        what.addClassName("feed-what");
        Div words = new Div(title, what);
        words.addClassName("feed-words");
        Span when = new Span(Times.ago(entry.time(), now, zone));
        when.addClassName("feed-when");
        when.setTitle(Times.exact(entry.time(), zone));
        ListItem item = new ListItem(icon, words, when);
        item.setClassName("feed-live", entry.isLive());
        return item;
    }

    /** {@code Event added by Ada Lovelace}. */
    private static String sentence(FeedEntry entry, String actor) {
        String verb = switch (entry.kind()) {
            case CREATED -> " added";
            case UPDATED -> " changed";
            case DELETED -> " removed";
        };
        return capital(noun(entry.type())) + verb + (actor.isEmpty() ? "" : " by " + actor);
    }

    private static String noun(String type) {
        return switch (type) {
            case "accessRule" -> "access";
            case "keyResult" -> "key result";
            case "checkIn" -> "check-in";
            case "kpi" -> "KPI";
            default -> type.isEmpty() ? "something" : type;
        };
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
