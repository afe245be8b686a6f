package dev.orrery.calendar.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of an event's occurrences.
 *
 * @param startsAt the first start
 * @param endsAt the last end; null where the series goes on beyond what is written down
 * @param expandedUntil instances that the rules start before this moment are all in {@code occurrences}; null when all
 *     there are, {@link OccurrencePlanner#NOT_WRITTEN} when none but overrides
 */
public record OccurrencePlan(
        List<Occurrence> occurrences,
        Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant expandedUntil) {
    public OccurrencePlan {
        occurrences = List.copyOf(occurrences);
    }
}
