package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventStatus;
import dev.orrery.calendar.event.EventVisibility;
import dev.orrery.calendar.event.GeoPoint;
import dev.orrery.calendar.event.Reminder;
import dev.orrery.calendar.event.Transparency;
import java.util.List;
import java.util.stream.Collectors;

/** What an event is about, as properties and then alarms. */
final class ContentWriter {
    private final LineOutput out;

    ContentWriter(LineOutput out) {
        this.out = out;
    }

    void write(EventContent content) {
        text("SUMMARY", content.title());
        text("DESCRIPTION", content.description());
        text("LOCATION", content.location());
        GeoPoint geo = content.geo();
        if (geo != null) {
            raw("GEO", geo.latitude() + ";" + geo.longitude());
        }
        raw("URL", content.url());
        raw(
                "STATUS",
                content.status() == EventStatus.CONFIRMED
                        ? ""
                        : content.status().name());
        raw(
                "CLASS",
                content.visibility() == EventVisibility.DEFAULT
                        ? ""
                        : content.visibility().name());
        raw(
                "TRANSP",
                content.transparency() == Transparency.OPAQUE
                        ? ""
                        : content.transparency().name());
        PeopleWriter.lines(content).forEach(line -> out.line(line.toString()));
        raw("CATEGORIES", content.categories().stream().map(Texts::escape).collect(Collectors.joining(",")));
        extensions(content);
        int components = firstComponent(content.extraLines());
        content.extraLines().subList(0, components).forEach(out::line);
        content.reminders().forEach(reminder -> alarm(reminder, content.title()));
        content.extraLines().subList(components, content.extraLines().size()).forEach(out::line);
    }

    private void extensions(EventContent content) {
        raw(OrreryProperties.EVENT_TYPE, content.type().name());
        raw(OrreryProperties.COLOR, content.color());
        raw(OrreryProperties.IMPORTANT, content.isImportant() ? "TRUE" : "");
        text(OrreryProperties.PROJECT, content.project());
        content.rooms().forEach(room -> text(OrreryProperties.ROOM, room));
        content.properties()
                .forEach((key, value) -> out.line(ContentLine.of(OrreryProperties.PROPERTY, Texts.escape(value))
                        .with("KEY", key)
                        .toString()));
    }

    private void alarm(Reminder reminder, String title) {
        out.line("BEGIN:VALARM");
        boolean isMail = reminder.method() == Reminder.Method.EMAIL;
        out.line("ACTION:" + (isMail ? "EMAIL" : "DISPLAY"));
        out.line("TRIGGER:" + (reminder.beforeStart().isZero() ? "" : "-") + reminder.beforeStart());
        out.line("DESCRIPTION:" + Texts.escape(title));
        if (isMail) {
            out.line("SUMMARY:" + Texts.escape(title));
        }
        out.line("END:VALARM");
    }

    private static int firstComponent(List<String> lines) {
        int at = 0;
        while (at < lines.size() && !lines.get(at).startsWith("BEGIN:")) {
            at++;
        }
        return at;
    }

    private void text(String property, String value) {
        raw(property, Texts.escape(value));
    }

    private void raw(String property, String value) {
        if (!value.isEmpty()) {
            out.line(property + ":" + value);
        }
    }
}
