package dev.orrery.calendar.series;

import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Occurrence;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who was invited to be where at which time before a write, so that what it adds can be told from what was there. */
public final class Invited {
    /** Before there was an event. */
    public static final Invited NOBODY = new Invited(Map.of());

    private final Map<Time, Set<UUID>> people;

    private Invited(Map<Time, Set<UUID>> people) {
        this.people = people;
    }

    /** What an event said of these of its instances; one that took nobody's time invited nobody. */
    public static Invited of(CalendarEvent event, List<Occurrence> instances) {
        Set<UUID> toSeries = people(event.body().content());
        Map<Time, Set<UUID>> people = new HashMap<>();
        for (Occurrence occurrence : instances) {
            EventBody own = event.overrides().get(occurrence.instance());
            people.put(Time.of(occurrence), own == null ? toSeries : people(own.content()));
        }
        return new Invited(people);
    }

    boolean has(UUID user, Occurrence occurrence) {
        return people.getOrDefault(Time.of(occurrence), Set.of()).contains(user);
    }

    private static Set<UUID> people(EventContent content) {
        return content.isBusy()
                ? content.attendees().stream()
                        .map(Attendee::userId)
                        .flatMap(Stream::ofNullable)
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private record Time(InstanceId instance, Instant startsAt, Instant endsAt) {
        static Time of(Occurrence occurrence) {
            return new Time(occurrence.instance(), occurrence.startsAt(), occurrence.endsAt());
        }
    }
}
