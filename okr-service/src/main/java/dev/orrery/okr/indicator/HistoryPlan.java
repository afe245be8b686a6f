package dev.orrery.okr.indicator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a stored status history becomes the one that a walk has found: only what differs is touched, so that nobody is
 * told twice of what stays.
 */
public record HistoryPlan(List<StatusChange> removed, List<StatusChange> added) {
    public HistoryPlan {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /** Both are of the same span of time. */
    public static HistoryPlan of(List<StatusChange> stored, List<StatusChange> found) {
        return new HistoryPlan(without(stored, found), without(found, stored));
    }

    private static List<StatusChange> without(List<StatusChange> some, List<StatusChange> others) {
        Map<Instant, StatusChange> byTime =
                others.stream().collect(Collectors.toMap(StatusChange::time, Function.identity()));
        return some.stream()
                .filter(change -> !change.isSame(byTime.get(change.time())))
                .toList();
    }
}
