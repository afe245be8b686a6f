package dev.orrery.calendar.events;

import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.AutoDecline;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventSettings;
import dev.orrery.calendar.event.GuestPermissions;
import dev.orrery.calendar.event.WorkingLocation;
import dev.orrery.calendar.v1.AttendeeCounts;
import dev.orrery.calendar.v1.Event;
import org.jspecify.annotations.Nullable;

/** What only Orrery knows of an event, between the contract and the service. */
final class SettingsProtos {
    private SettingsProtos() {}

    static EventSettings settings(Event event) {
        return new EventSettings(
                guests(event.getGuestPermissions()),
                event.getAutoDeclineValue() == 0
                        ? AutoDecline.NONE
                        : AutoDecline.valueOf(event.getAutoDecline().name()),
                event.getDeclineMessage(),
                event.hasWorkingLocation() ? place(event.getWorkingLocation()) : null,
                event.getPrivatePropertiesMap());
    }

    private static GuestPermissions guests(dev.orrery.calendar.v1.GuestPermissions proto) {
        GuestPermissions usual = GuestPermissions.DEFAULT;
        return new GuestPermissions(
                proto.hasInviteOthers() ? proto.getInviteOthers() : usual.canInviteOthers(),
                proto.hasSeeGuests() ? proto.getSeeGuests() : usual.canSeeGuests(),
                proto.hasModify() ? proto.getModify() : usual.canModify());
    }

    private static WorkingLocation place(dev.orrery.calendar.v1.WorkingLocation proto) {
        return new WorkingLocation(
                switch (proto.getKind()) {
                    case HOME -> WorkingLocation.Kind.HOME;
                    case OFFICE -> WorkingLocation.Kind.OFFICE;
                    case OTHER, KIND_UNSPECIFIED, UNRECOGNIZED -> WorkingLocation.Kind.OTHER;
                },
                proto.getLabel());
    }

    static void fill(Event.Builder event, EventContent content) {
        EventSettings settings = content.settings();
        GuestPermissions guests = settings.guests();
        event.setGuestPermissions(dev.orrery.calendar.v1.GuestPermissions.newBuilder()
                        .setInviteOthers(guests.canInviteOthers())
                        .setSeeGuests(guests.canSeeGuests())
                        .setModify(guests.canModify()))
                .setAutoDecline(Event.AutoDecline.valueOf(settings.autoDecline().name()))
                .setDeclineMessage(settings.declineMessage())
                .putAllPrivateProperties(settings.privateProperties())
                .setAttendeeCounts(counts(content));
        @Nullable WorkingLocation place = settings.workingLocation();
        if (place != null) {
            event.setWorkingLocation(dev.orrery.calendar.v1.WorkingLocation.newBuilder()
                    .setKind(dev.orrery.calendar.v1.WorkingLocation.Kind.valueOf(
                            place.kind().name()))
                    .setLabel(place.label()));
        }
    }

    private static AttendeeCounts counts(EventContent content) {
        return AttendeeCounts.newBuilder()
                .setAccepted(count(content, Attendee.Response.ACCEPTED))
                .setDeclined(count(content, Attendee.Response.DECLINED))
                .setTentative(count(content, Attendee.Response.TENTATIVE))
                .setNeedsAction(count(content, Attendee.Response.NEEDS_ACTION))
                .build();
    }

    private static int count(EventContent content, Attendee.Response response) {
        return (int) content.attendees().stream()
                .filter(attendee -> attendee.response() == response)
                .count();
    }
}
