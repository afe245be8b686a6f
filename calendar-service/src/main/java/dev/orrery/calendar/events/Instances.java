package dev.orrery.calendar.events;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.InstanceExpansion;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.eventstore.StoredEvent;
import dev.orrery.calendar.names.EventName;
import dev.orrery.calendar.names.InstanceName;
import dev.orrery.calendar.v1.ErrorReason;
import dev.orrery.kit.errors.ServiceException;
import dev.orrery.kit.identity.Organization;
import java.time.ZoneId;
import java.util.Optional;

/** Finds the instances of a series by their names. */
final class Instances {
    private Instances() {}

    /** Refuses a single event, which has none. */
    static void requireSeries(Organization organization, StoredEvent stored) {
        if (!stored.event().isSeries()) {
            throw ServiceException.of(ErrorReason.NOT_RECURRING, "The event is single; it has no instances.")
                    .resource(
                            "event",
                            EventName.of(
                                    organization,
                                    stored.calendar(),
                                    stored.event().id()))
                    .build();
        }
    }

    /** The instance of this name; a cancelled one is none. */
    static Occurrence require(Organization organization, StoredEvent stored, InstanceName name, ZoneId zone) {
        requireSeries(organization, stored);
        return find(stored, name, zone).orElseThrow(() -> missing(organization, name));
    }

    /** The instance of this name, if the event has it and it takes place. */
    static Optional<Occurrence> find(StoredEvent stored, InstanceName name, ZoneId zone) {
        CalendarEvent series = stored.event();
        if (!series.isSeries()) {
            return Optional.empty();
        }
        EventBody override = series.overrides().get(name.instance());
        if (override == null) {
            return InstanceExpansion.find(series, zone, name.instance());
        }
        return override.content().isCancelled()
                ? Optional.empty()
                : Optional.of(new Occurrence(
                        name.instance(),
                        override.times().startsAt(zone),
                        override.times().endsAt(zone),
                        true));
    }

    static ServiceException missing(Organization organization, InstanceName name) {
        EventName event = name.event();
        return ServiceException.of(ErrorReason.INSTANCE_NOT_FOUND, "The series has no instance at this start.")
                .resource("event", InstanceName.of(organization, event.calendar(), event.event(), name.instance()))
                .build();
    }
}
