package dev.orrery.calendar.meetings;

import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.freebusy.IntervalSet;
import dev.orrery.calendar.rooms.BusyRoom;
import dev.orrery.calendar.rooms.FittingRoom;
import dev.orrery.calendar.rooms.SelectBusyRooms;
import dev.orrery.calendar.rooms.SelectFittingRooms;
import dev.orrery.calendar.scheduling.MeetingRoom;
import dev.orrery.calendar.v1.FindMeetingTimesRequest.RoomWish;
import dev.orrery.kit.tenancy.OrganizationTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads which rooms fit a meeting, and when they can be had: open, and neither booked nor held. Two queries. */
final class MeetingRooms {
    private static final int MAX_ROOMS = 100;

    private MeetingRooms() {}

    static List<MeetingRoom> fitting(OrganizationTransaction transaction, RoomWish wish, Interval window, Instant now) {
        List<FittingRoom> fitting = SelectFittingRooms.of(
                transaction, wish.getMinCapacity(), wish.getFeaturesList(), wish.getBuilding(), MAX_ROOMS);
        TimeRange range = new TimeRange(window.start(), window.end());
        Map<RoomId, List<Interval>> taken = new HashMap<>();
        for (BusyRoom busy : SelectBusyRooms.within(
                transaction, fitting.stream().map(FittingRoom::id).toList(), range, now)) {
            taken.computeIfAbsent(busy.room(), _ -> new ArrayList<>())
                    .add(new Interval(busy.startsAt(), busy.endsAt()));
        }
        return fitting.stream()
                .map(room -> new MeetingRoom(
                        room.id().value(),
                        room.hours().openIn(window).minus(IntervalSet.of(taken.getOrDefault(room.id(), List.of())))))
                .toList();
    }
}
