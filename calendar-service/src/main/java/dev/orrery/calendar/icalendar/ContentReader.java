package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventStatus;
import dev.orrery.calendar.event.EventType;
import dev.orrery.calendar.event.EventVisibility;
import dev.orrery.calendar.event.GeoPoint;
import dev.orrery.calendar.event.InvalidEventException;
import dev.orrery.calendar.event.Transparency;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a component is about: every property that has a field, and the rest as it stands. */
final class ContentReader {
    /** Properties that fields stand for, or that describe the copy rather than the event. */
    private static final Set<String> KNOWN = Set.of(
            "UID",
            "DTSTAMP",
            "DTSTART",
            "DTEND",
            "DURATION",
            "RRULE",
            "RDATE",
            "EXDATE",
            "RECURRENCE-ID",
            "SEQUENCE",
            "CREATED",
            "LAST-MODIFIED",
            "SUMMARY",
            "DESCRIPTION",
            "LOCATION",
            "GEO",
            "URL",
            "STATUS",
            "CLASS",
            "TRANSP",
            "ORGANIZER",
            "ATTENDEE",
            "CATEGORIES",
            OrreryProperties.EVENT_TYPE,
            OrreryProperties.COLOR,
            OrreryProperties.IMPORTANT,
            OrreryProperties.PROJECT,
            OrreryProperties.ROOM,
            OrreryProperties.PROPERTY);

    private ContentReader() {}

    static EventContent read(Component component) {
        AlarmReader alarms = AlarmReader.read(component);
        return new EventContent(
                component.text("SUMMARY"),
                component.text("DESCRIPTION"),
                component.text("LOCATION"),
                geo(component),
                component.first("URL").map(ContentLine::value).orElse("").strip(),
                type(component),
                status(component),
                visibility(component),
                component.text("TRANSP").strip().equalsIgnoreCase("TRANSPARENT")
                        ? Transparency.TRANSPARENT
                        : Transparency.OPAQUE,
                component.first("ORGANIZER").map(PeopleReader::organizer).orElse(null),
                PeopleReader.attendees(component),
                component
                        .all(OrreryProperties.ROOM)
                        .map(line -> Texts.unescape(line.value()))
                        .toList(),
                component.text(OrreryProperties.COLOR),
                component.text(OrreryProperties.IMPORTANT).equals("TRUE"),
                component
                        .all("CATEGORIES")
                        .flatMap(line -> Texts.list(line.value()).stream())
                        .distinct()
                        .toList(),
                component.text(OrreryProperties.PROJECT),
                alarms.reminders(),
                properties(component),
                extraLines(component, alarms));
    }

    private static @Nullable GeoPoint geo(Component component) {
        String value = component.text("GEO").strip();
        if (value.isEmpty()) {
            return null;
        }
        String[] parts = value.split("[;,]", -1);
        try {
            if (parts.length == 2) {
                return new GeoPoint(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
            }
        } catch (NumberFormatException malformed) {
            // Answered below, together with a wrong number of parts.
        }
        throw InvalidEventException.field("GEO", value + " (expected: latitude;longitude)");
    }

    private static EventType type(Component component) {
        String name = component.text(OrreryProperties.EVENT_TYPE);
        for (EventType type : EventType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        return EventType.MEETING;
    }

    private static EventStatus status(Component component) {
        return switch (component.text("STATUS").strip().toUpperCase(Locale.ROOT)) {
            case "TENTATIVE" -> EventStatus.TENTATIVE;
            case "CANCELLED" -> EventStatus.CANCELLED;
            default -> EventStatus.CONFIRMED;
        };
    }

    /** RFC 5545 3.8.1.3: what one does not know is treated as PRIVATE. */
    private static EventVisibility visibility(Component component) {
        return switch (component.text("CLASS").strip().toUpperCase(Locale.ROOT)) {
            case "" -> EventVisibility.DEFAULT;
            case "PUBLIC" -> EventVisibility.PUBLIC;
            case "CONFIDENTIAL" -> EventVisibility.CONFIDENTIAL;
            default -> EventVisibility.PRIVATE;
        };
    }

    private static Map<String, String> properties(Component component) {
        Map<String, String> properties = new TreeMap<>();
        component
                .all(OrreryProperties.PROPERTY)
                .forEach(line ->
                        line.parameter("KEY").ifPresent(key -> properties.put(key, Texts.unescape(line.value()))));
        return properties;
    }

    private static List<String> extraLines(Component component, AlarmReader alarms) {
        List<String> extra = new ArrayList<>();
        component.lines().stream()
                .filter(line -> !KNOWN.contains(line.name()))
                .forEach(line -> extra.add(line.toString()));
        alarms.others().forEach(other -> extra.addAll(other.toLines()));
        return extra;
    }
}
