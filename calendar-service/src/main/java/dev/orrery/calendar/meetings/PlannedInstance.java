package dev.orrery.calendar.meetings;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.InstanceExpansion;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Occurrence;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.kit.errors.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** When a draft takes place once. */
record PlannedInstance(InstanceId id, Interval time) {
    /**
     * The times of a draft.
     *
     * @param until instances that start before it are all there
     */
    record Plan(List<PlannedInstance> instances, Instant until) {
        Plan {
            instances = List.copyOf(instances);
        }
    }

    /** The first instances of a draft that start within a while, at most {@code limit}; moments take no time. */
    static Plan of(CalendarEvent draft, ZoneId zone, Duration span, int limit) {
        Instant start = draft.body().times().startsAt(zone);
        Instant end = draft.body().times().endsAt(zone);
        if (Duration.between(start, end).compareTo(span) > 0) {
            throw ServiceException.invalidField(
                    "event.end", end + " (expected: at most " + span.toDays() + " days after start)");
        }
        List<Occurrence> occurrences = draft.isSeries()
                ? InstanceExpansion.expand(draft, zone, start, new TimeRange(start, start.plus(span)), limit)
                        .occurrences()
                : List.of(new Occurrence(InstanceId.SINGLE, start, end, false));
        List<PlannedInstance> instances = new ArrayList<>();
        for (Occurrence occurrence : occurrences) {
            if (occurrence.startsAt().isBefore(occurrence.endsAt())) {
                instances.add(new PlannedInstance(
                        occurrence.instance(), new Interval(occurrence.startsAt(), occurrence.endsAt())));
            }
        }
        boolean isCut = occurrences.size() == limit;
        return new Plan(instances, isCut ? occurrences.getLast().startsAt() : start.plus(span));
    }
}
