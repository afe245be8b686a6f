package dev.orrery.calendar.calendars;

import dev.orrery.calendar.access.CalendarVisibility;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** What people can choose about a calendar. */
public record CalendarSettings(
        String displayName,
        String description,
        String color,
        ZoneId zone,
        CalendarVisibility visibility,
        CalendarKind kind,
        Map<String, String> labels) {
    public CalendarSettings {
        labels = Map.copyOf(labels);
    }

    CalendarSettings withDisplayName(String newDisplayName) {
        return new CalendarSettings(newDisplayName, description, color, zone, visibility, kind, labels);
    }

    /** The labels in one order, so that equal ones are stored alike. */
    Map<String, String> sortedLabels() {
        return new TreeMap<>(labels);
    }
}
