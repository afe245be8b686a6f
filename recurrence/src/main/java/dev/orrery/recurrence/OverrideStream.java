package dev.orrery.recurrence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The instances that overrides have put somewhere, within a window. */
final class OverrideStream extends InstanceStream {
    private record Placed(RecurrenceId id, EventTime time, long start, long end) {}

    private final List<Placed> instances;
    private int index = -1;

    OverrideStream(List<InstanceOverride> overrides, EventDuration seriesDuration, Window window, boolean backward) {
        instances = new ArrayList<>();
        for (InstanceOverride override : overrides) {
            EventTime time = override.start();
            if (time != null) {
                EventDuration duration = override.duration() == null ? seriesDuration : override.duration();
                addIfInside(override.id(), time, duration, window);
            }
        }
        Comparator<Placed> order = Comparator.comparingLong(Placed::start)
                .thenComparing(placed -> placed.id().toString());
        instances.sort(backward ? order.reversed() : order);
    }

    @Override
    boolean advance() {
        if (index + 1 >= instances.size()) {
            return false;
        }
        Placed placed = instances.get(++index);
        start = placed.start();
        end = placed.end();
        return true;
    }

    @Override
    RecurrenceId id() {
        return instances.get(index).id();
    }

    @Override
    EventTime time() {
        return instances.get(index).time();
    }

    @Override
    boolean isOverridden() {
        return true;
    }

    private void addIfInside(RecurrenceId id, EventTime time, EventDuration duration, Window window) {
        long start = time.toInstant(window.floatingZone()).getEpochSecond();
        ZoneTimeline zone =
                ZoneTimeline.of(time instanceof EventTime.Zoned zoned ? zoned.zone() : window.floatingZone());
        long end = duration.days() == 0
                ? start + duration.seconds()
                : zone.toInstant(Locals.secondsOf(time) + duration.days() * Civil.SECONDS_PER_DAY) + duration.seconds();
        boolean isPoint =
                start == end && !java.time.Instant.ofEpochSecond(start).isBefore(window.from());
        if (start < window.toSecond() && (end > window.fromSecond() || isPoint)) {
            instances.add(new Placed(id, time, start, end));
        }
    }
}
