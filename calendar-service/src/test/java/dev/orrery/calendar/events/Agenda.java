package dev.orrery.calendar.events;

import static dev.orrery.calendar.testing.Times.timestamp;
import static dev.orrery.calendar.testing.World.anEvent;

import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.ListEventsResponse;
import dev.orrery.kit.testing.ServiceChannels;

/** Ada's calendar, which she writes into and reads by ranges of time. */
final class Agenda {
    final World world;
    final Calendar calendar;

    Agenda(ServiceChannels channels) {
        this.world = new World(channels);
        this.calendar = world.calendar(world.ada);
    }

    /** Ada writes an event into it. */
    Event add(Event.Builder event) {
        return world.create(world.ada, calendar, event.build());
    }

    /** On Mondays at nine, without an end. */
    Event weekly() {
        return add(anEvent("weekly", "2026-11-23T09:00:00").addRecurrence("RRULE:FREQ=WEEKLY"));
    }

    ListEventsResponse list(String start, String end, boolean expand) {
        return world.events(world.ada)
                .listEvents(ListEventsRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setStartTime(timestamp(start))
                        .setEndTime(timestamp(end))
                        .setExpand(expand)
                        .build());
    }
}
