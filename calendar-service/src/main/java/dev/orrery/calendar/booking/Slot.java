package dev.orrery.calendar.booking;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.OccurrencePlan;
import dev.orrery.calendar.event.TimeRange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A room that one occurrence of an event takes place in. */
public record Slot(EventId event, InstanceId instance, RoomId room, TimeRange time) {
    /** What an event wants: each of its occurrences its rooms, unless it is cancelled or without length. */
    public static List<Slot> of(CalendarEvent event, OccurrencePlan plan) {
        List<Slot> wanted = new ArrayList<>();
        for (Occurrence occurrence : plan.occurrences()) {
            EventBody override = event.overrides().get(occurrence.instance());
            EventBody body = override == null ? event.body() : override;
            boolean takesPlace = !body.content().isCancelled()
                    && !event.body().content().isCancelled()
                    && occurrence.startsAt().isBefore(occurrence.endsAt());
            if (takesPlace) {
                TimeRange time = new TimeRange(occurrence.startsAt(), occurrence.endsAt());
                new LinkedHashSet<>(body.content().rooms())
                        .forEach(room ->
                                wanted.add(new Slot(event.id(), occurrence.instance(), new RoomId(room), time)));
            }
        }
        return wanted;
    }

    /** All rooms that the event or one of its instances names. */
    public static Set<RoomId> rooms(CalendarEvent event) {
        return Stream.concat(Stream.of(event.body()), event.overrides().values().stream())
                .flatMap(body -> body.content().rooms().stream())
                .map(RoomId::new)
                .collect(Collectors.toSet());
    }
}
