package dev.orrery.calendar.events;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.Disclosure;
import dev.orrery.calendar.calendars.CalendarAccess;
import dev.orrery.calendar.calendars.SelectCalendars;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.identity.Organization;
import java.util.Optional;
import java.util.UUID;

/**
 * How somebody sees one event: by their role on its calendar, or as a guest, who is told what they are invited to
 * whatever their role.
 *
 * @param guest the caller where they are a guest
 */
record EventAudience(StoredCalendar calendar, Optional<UUID> guest) {
    /** {@code own} is the calendar as the caller's role on it shows it, if they have one. */
    static EventAudience of(
            Optional<StoredCalendar> own,
            SelectCalendars calendars,
            Organization organization,
            UUID caller,
            EventName name) {
        if (own.isEmpty() || !own.get().role().includes(CalendarRole.WRITE)) {
            Optional<StoredCalendar> invited = calendars.byInvitation(EventTurn.key(name));
            if (invited.isPresent()) {
                return new EventAudience(invited.get(), Optional.of(caller));
            }
        }
        return new EventAudience(
                CalendarAccess.require(own, organization, name.calendar(), CalendarRole.FREE_BUSY), Optional.empty());
    }

    boolean seesDetails(EventContent content) {
        return guest.isPresent()
                || Disclosure.of(calendar.role(), content.visibility(), content.isBusy()) == Disclosure.DETAILS;
    }

    /** As much of it as they may see; it comes with all its details. */
    Optional<Event> shown(Event event) {
        return guest.isPresent()
                ? Optional.of(EventProtos.invited(event, guest.get()))
                : EventProtos.disclosed(event, calendar.role());
    }
}
