package dev.orrery.calendar.events;

import com.google.protobuf.Duration;
import com.google.type.LatLng;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventStatus;
import dev.orrery.calendar.event.EventType;
import dev.orrery.calendar.event.EventVisibility;
import dev.orrery.calendar.event.GeoPoint;
import dev.orrery.calendar.event.Organizer;
import dev.orrery.calendar.event.Reminder;
import dev.orrery.calendar.event.Transparency;
import dev.orrery.calendar.names.MemberName;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.identity.Organization;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an event is about, between the contract and the service. */
final class ContentProtos {
    private ContentProtos() {}

    /** {@code previous} keeps what the contract does not show; null for a new event. */
    static EventContent content(Organization organization, Event event, @Nullable EventContent previous) {
        return new EventContent(
                event.getTitle(),
                event.getDescription(),
                event.getLocation(),
                event.hasGeo()
                        ? new GeoPoint(
                                event.getGeo().getLatitude(), event.getGeo().getLongitude())
                        : null,
                event.getUrl(),
                event.getEventTypeValue() == 0
                        ? EventType.MEETING
                        : EventType.valueOf(event.getEventType().name()),
                event.getStatusValue() == 0
                        ? EventStatus.CONFIRMED
                        : EventStatus.valueOf(event.getStatus().name()),
                event.getVisibilityValue() == 0
                        ? EventVisibility.DEFAULT
                        : EventVisibility.valueOf(event.getVisibility().name()),
                event.getTransparencyValue() == 0
                        ? Transparency.OPAQUE
                        : Transparency.valueOf(event.getTransparency().name()),
                event.hasOrganizer()
                        ? PeopleProtos.organizer(
                                organization, event.getOrganizer(), previous == null ? null : previous.organizer())
                        : null,
                event.getAttendeesList().stream()
                        .map(attendee -> PeopleProtos.attendee(organization, attendee, previous))
                        .toList(),
                event.getRoomsList().stream()
                        .map(room -> MemberName.ROOM.id(organization, "event.rooms", room))
                        .toList(),
                event.getColor(),
                event.getImportant(),
                event.getCategoriesList(),
                event.getProject().isEmpty()
                        ? ""
                        : MemberName.PROJECT.id(organization, "event.project", event.getProject()),
                event.getRemindersList().stream().map(ContentProtos::reminder).toList(),
                event.getPropertiesMap(),
                previous == null ? List.of() : previous.extraLines(),
                SettingsProtos.settings(event));
    }

    private static Reminder reminder(dev.orrery.calendar.v1.Reminder proto) {
        return new Reminder(
                proto.getMethod() == dev.orrery.calendar.v1.Reminder.Method.EMAIL
                        ? Reminder.Method.EMAIL
                        : Reminder.Method.NOTIFICATION,
                java.time.Duration.ofSeconds(
                        proto.getBeforeStart().getSeconds(),
                        proto.getBeforeStart().getNanos()));
    }

    static void fill(Event.Builder event, Organization organization, EventContent content) {
        event.setTitle(content.title())
                .setDescription(content.description())
                .setLocation(content.location())
                .setUrl(content.url())
                .setEventType(Event.EventType.valueOf(content.type().name()))
                .setStatus(Event.Status.valueOf(content.status().name()))
                .setVisibility(Event.Visibility.valueOf(content.visibility().name()))
                .setTransparency(
                        Event.Transparency.valueOf(content.transparency().name()))
                .setColor(content.color())
                .setImportant(content.isImportant())
                .addAllCategories(content.categories())
                .putAllProperties(content.properties());
        SettingsProtos.fill(event, content);
        GeoPoint geo = content.geo();
        if (geo != null) {
            event.setGeo(LatLng.newBuilder().setLatitude(geo.latitude()).setLongitude(geo.longitude()));
        }
        Organizer organizer = content.organizer();
        if (organizer != null) {
            event.setOrganizer(PeopleProtos.proto(organization, organizer));
        }
        content.attendees().forEach(attendee -> event.addAttendees(PeopleProtos.proto(organization, attendee)));
        content.rooms().forEach(room -> event.addRooms(MemberName.ROOM.of(organization, room)));
        if (!content.project().isEmpty()) {
            event.setProject(MemberName.PROJECT.of(organization, content.project()));
        }
        content.reminders()
                .forEach(reminder -> event.addReminders(dev.orrery.calendar.v1.Reminder.newBuilder()
                        .setMethod(dev.orrery.calendar.v1.Reminder.Method.valueOf(
                                reminder.method().name()))
                        .setBeforeStart(Duration.newBuilder()
                                .setSeconds(reminder.beforeStart().toSeconds()))));
    }
}
