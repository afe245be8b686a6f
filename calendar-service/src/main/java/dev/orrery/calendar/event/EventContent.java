package dev.orrery.calendar.event;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an event is about, apart from when it is: what a series and each of its overrides have.
 *
 * @param rooms ids of rooms
 * @param color {@code #rrggbb}, or empty for the calendar's
 * @param project id of a project, or empty
 * @param extraLines iCalendar content lines that no component stands for, kept so that an export gives them back
 * @param settings what only Orrery knows
 */
public record EventContent(
        String title,
        String description,
        String location,
        @Nullable GeoPoint geo,
        String url,
        EventType type,
        EventStatus status,
        EventVisibility visibility,
        Transparency transparency,
        @Nullable Organizer organizer,
        List<Attendee> attendees,
        List<String> rooms,
        String color,
        boolean isImportant,
        List<String> categories,
        String project,
        List<Reminder> reminders,
        Map<String, String> properties,
        List<String> extraLines,
        EventSettings settings) {
    /** With the settings that other programs know nothing of as they are by default. */
    public EventContent(
            String title,
            String description,
            String location,
            @Nullable GeoPoint geo,
            String url,
            EventType type,
            EventStatus status,
            EventVisibility visibility,
            Transparency transparency,
            @Nullable Organizer organizer,
            List<Attendee> attendees,
            List<String> rooms,
            String color,
            boolean isImportant,
            List<String> categories,
            String project,
            List<Reminder> reminders,
            Map<String, String> properties,
            List<String> extraLines) {
        this(
                title,
                description,
                location,
                geo,
                url,
                type,
                status,
                visibility,
                transparency,
                organizer,
                attendees,
                rooms,
                color,
                isImportant,
                categories,
                project,
                reminders,
                properties,
                extraLines,
                EventSettings.DEFAULT);
    }

    public EventContent {
        title = PlainText.clean(title);
        description = PlainText.clean(description);
        location = PlainText.clean(location);
        url = PlainText.clean(url).replace("\n", "");
        attendees = List.copyOf(attendees);
        rooms = List.copyOf(rooms);
        categories = categories.stream().map(PlainText::clean).toList();
        reminders = List.copyOf(reminders);
        // Sorted, so that equal contents are written alike.
        TreeMap<String, String> cleaned = new TreeMap<>();
        properties.forEach((key, value) -> cleaned.put(PlainText.clean(key), PlainText.clean(value)));
        properties = Collections.unmodifiableMap(cleaned);
        extraLines = List.copyOf(extraLines);
        AttendeeRules.check(attendees);
        PropertyLimits.check(properties, settings.privateProperties());
        settings.check(type);
    }

    public EventContent withStatus(EventStatus newStatus) {
        return with(newStatus, attendees, settings);
    }

    public EventContent withAttendees(List<Attendee> newAttendees) {
        return with(status, newAttendees, settings);
    }

    public EventContent withSettings(EventSettings newSettings) {
        return with(status, attendees, newSettings);
    }

    /** The same as somebody outside says it, who has no say on rooms, projects and who of the organisation is meant. */
    public EventContent fromOutside() {
        return new EventContent(
                title,
                description,
                location,
                geo,
                url,
                type,
                status,
                visibility,
                transparency,
                organizer == null ? null : organizer.fromOutside(),
                attendees.stream().map(Attendee::fromOutside).toList(),
                List.of(),
                color,
                isImportant,
                categories,
                "",
                reminders,
                properties,
                extraLines,
                settings);
    }

    private EventContent with(EventStatus newStatus, List<Attendee> newAttendees, EventSettings newSettings) {
        return new EventContent(
                title,
                description,
                location,
                geo,
                url,
                type,
                newStatus,
                visibility,
                transparency,
                organizer,
                newAttendees,
                rooms,
                color,
                isImportant,
                categories,
                project,
                reminders,
                properties,
                extraLines,
                newSettings);
    }

    /** Whether somebody who sees busy times sees this one. */
    public boolean isBusy() {
        return status != EventStatus.CANCELLED && transparency == Transparency.OPAQUE;
    }

    public boolean isCancelled() {
        return status == EventStatus.CANCELLED;
    }
}
