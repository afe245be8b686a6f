package dev.orrery.calendar.events;

import dev.orrery.calendar.v1.Event;
import java.time.Instant;

/** An occurrence as somebody sees it. */
record ShownOccurrence(Place place, Instant endsAt, Event event) {}
