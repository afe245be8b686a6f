package dev.orrery.calendar.interchange;

import dev.orrery.calendar.access.CalendarRole;
import dev.orrery.calendar.access.Disclosure;
import dev.orrery.calendar.calendars.StoredCalendar;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventStatus;
import dev.orrery.calendar.event.EventType;
import dev.orrery.calendar.event.EventVisibility;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Revision;
import dev.orrery.calendar.event.Transparency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** As much of an event as its caller may take away. */
final class ExportView {
    private static final String BUSY_TITLE = "Busy";

    private final CalendarRole role;
    private final Revision hidden;

    ExportView(StoredCalendar calendar) {
        this.role = calendar.role();
        // When the event was revised is not theirs to know.
        this.hidden = new Revision(0, calendar.createTime());
    }

    Optional<CalendarEvent> of(CalendarEvent event) {
        if (role.includes(CalendarRole.WRITE)) {
            return Optional.of(event);
        }
        Disclosure disclosure = disclosure(event.body().content());
        boolean isHidden = disclosure == Disclosure.NOTHING;
        TreeMap<InstanceId, EventBody> overrides = new TreeMap<>();
        event.overrides().forEach((instance, body) -> {
            if (!isHidden || disclosure(body.content()) != Disclosure.NOTHING) {
                overrides.put(instance, view(body));
            }
        });
        if (isHidden && overrides.isEmpty()) {
            return Optional.empty();
        }
        String uid = disclosure == Disclosure.DETAILS ? event.uid() : event.id().value();
        return Optional.of(new CalendarEvent(
                event.id(),
                uid,
                event.isMasterMissing() || isHidden,
                isHidden ? List.of() : event.recurrence(),
                view(event.body()),
                overrides));
    }

    /** An instance that is not busy cancels the busy time that its series has there. */
    private EventBody view(EventBody body) {
        return switch (disclosure(body.content())) {
            case DETAILS -> body;
            case BUSY -> new EventBody(hidden, body.times(), busy(EventStatus.CONFIRMED));
            case NOTHING -> new EventBody(hidden, body.times(), busy(EventStatus.CANCELLED));
        };
    }

    private Disclosure disclosure(EventContent content) {
        return Disclosure.of(role, content.visibility(), content.isBusy());
    }

    private static EventContent busy(EventStatus status) {
        return new EventContent(
                BUSY_TITLE,
                "",
                "",
                null,
                "",
                EventType.OTHER,
                status,
                EventVisibility.DEFAULT,
                Transparency.OPAQUE,
                null,
                List.of(),
                List.of(),
                "",
                false,
                List.of(),
                "",
                List.of(),
                Map.of(),
                List.of());
    }
}
