package dev.orrery.calendar.eventstore;

import dev.orrery.calendar.event.Occurrence;
import dev.orrery.kit.identity.Organization;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How an event is shown: all that this depends on but the event itself.
 *
 * @param calendarZone where its days and floating times are
 * @param occurrence of it; empty for the event itself
 */
public record EventView(Organization organization, ZoneId calendarZone, Optional<Occurrence> occurrence) {}
