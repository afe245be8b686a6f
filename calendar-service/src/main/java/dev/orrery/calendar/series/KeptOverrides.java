package dev.orrery.calendar.series;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventContent;
import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.RuleInstances;
import dev.orrery.recurrence.EventTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which changed instances still make sense after an edit of their series, and what they say then. An instance keeps its
 * place if the series still has it there, else it moves along with the series; what its people changed about it stays,
 * the rest follows the series.
 *
 * @param dropped by their original starts before the edit
 */
record KeptOverrides(SortedMap<InstanceId, EventBody> overrides, List<InstanceId> dropped) {

    static KeptOverrides of(CalendarEvent before, CalendarEvent after, Instant now) {
        SortedMap<InstanceId, EventBody> kept = new TreeMap<>();
        List<InstanceId> dropped = new ArrayList<>();
        Predicate<InstanceId> exists = instances(before, after);
        before.overrides().forEach((instance, body) -> {
            Optional<EventTime> original =
                    instance.originalStart(before.body().times().start());
            Optional<EventTime> place = original.flatMap(start -> place(before, after, start, kept, exists));
            if (original.isPresent() && place.isPresent()) {
                kept.put(InstanceId.of(place.get()), followed(body, original.get(), place.get(), before, after, now));
            } else {
                dropped.add(instance);
            }
        });
        return new KeptOverrides(kept, dropped);
    }

    /** What the edited series has. Of one whose rules are not known, or have never been, any instance may be. */
    private static Predicate<InstanceId> instances(CalendarEvent before, CalendarEvent after) {
        if (before.recurrence().isEmpty() && after.recurrence().isEmpty()) {
            return instance -> true;
        }
        if (after.recurrence().isEmpty()) {
            return instance -> false;
        }
        return RuleInstances.of(after)::has;
    }

    /** Where the instance is now: in its place, on its day at the new time of day, or moved as the start was. */
    private static Optional<EventTime> place(
            CalendarEvent before,
            CalendarEvent after,
            EventTime original,
            SortedMap<InstanceId, EventBody> taken,
            Predicate<InstanceId> exists) {
        EventTime from = before.body().times().start();
        EventTime to = after.body().times().start();
        if (!from.getClass().equals(to.getClass())) {
            return Optional.empty();
        }
        LocalDateTime local = original.local();
        Duration shift = Duration.between(from.local(), to.local());
        return Stream.of(local, local.toLocalDate().atTime(to.local().toLocalTime()), local.plus(shift))
                .map(to::withLocal)
                .filter(start -> exists.test(InstanceId.of(start)))
                .filter(start -> !taken.containsKey(InstanceId.of(start)))
                .findFirst();
    }

    private static EventBody followed(
            EventBody override,
            EventTime original,
            EventTime place,
            CalendarEvent before,
            CalendarEvent after,
            Instant now) {
        EventTimes unmoved = before.body().times().movedTo(original);
        EventTimes times =
                override.times().equals(unmoved) ? after.body().times().movedTo(place) : override.times();
        EventContent content = MergedContent.of(
                before.body().content(), override.content(), after.body().content());
        if (times.equals(override.times()) && content.equals(override.content())) {
            return override;
        }
        Wanted wanted = new Wanted(times, List.of(), content);
        return new EventBody(Significance.revised(override, wanted, false, now), times, content);
    }
}
