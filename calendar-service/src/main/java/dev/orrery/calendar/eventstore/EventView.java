package dev.orrery.calendar.eventstore;

import dev.orrery.kit.identity.Organization;
import java.time.ZoneId;

/**
 * How an event is shown: all that this depends on but the event itself.
 *
 * @param calendarZone where its days and floating times are
 */
public record EventView(Organization organization, ZoneId calendarZone) {}
