package dev.orrery.recurrence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A stretch of a series whose instances are all moved alike: the whole series, or what lies between two overrides of
 * THISANDFUTURE.
 *
 * @param fromKey the first key of the set in it
 * @param toKey the first key no longer in it
 * @param shift seconds on the wall clock by which its instances are moved
 */
record Segment(long fromKey, long toKey, long shift, EventDuration duration, boolean isOverridden) {
    private static final long FIRST = Long.MIN_VALUE / 2;
    private static final long LAST = Long.MAX_VALUE / 2;

    /** The segments of a set in order; those that are cancelled are left out. */
    static List<Segment> of(SetPlan plan, EventDuration duration, List<InstanceOverride> overrides) {
        if (overrides.isEmpty()) {
            return List.of(new Segment(FIRST, LAST, 0, duration, false));
        }
        List<InstanceOverride> cuts = overrides.stream()
                .filter(InstanceOverride::isThisAndFuture)
                .sorted(Comparator.comparingLong(
                        override -> plan.keyOf(override.id().time())))
                .toList();
        if (cuts.isEmpty()) {
            return List.of(new Segment(FIRST, LAST, 0, duration, false));
        }
        List<Segment> segments = new ArrayList<>();
        segments.add(new Segment(FIRST, keyOf(plan, cuts.getFirst()), 0, duration, false));
        for (int i = 0; i < cuts.size(); i++) {
            InstanceOverride cut = cuts.get(i);
            EventTime start = cut.start();
            if (start != null) {
                long from = keyOf(plan, cut);
                long to = i + 1 < cuts.size() ? keyOf(plan, cuts.get(i + 1)) : LAST;
                long shift = plan.localOf(plan.keyOf(start)) - plan.localOf(from);
                EventDuration length = cut.duration() == null ? duration : cut.duration();
                segments.add(new Segment(from, to, shift, length, true));
            }
        }
        return segments;
    }

    private static long keyOf(SetPlan plan, InstanceOverride override) {
        return plan.keyOf(override.id().time());
    }
}
