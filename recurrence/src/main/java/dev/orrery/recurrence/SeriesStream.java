package dev.orrery.recurrence;

import org.jspecify.annotations.Nullable;

/** The instances that a set generates within a window, as it generates them. */
final class SeriesStream extends InstanceStream {
    private static final long SLACK = 2 * Civil.SECONDS_PER_DAY;

    private final SetPlan plan;
    private final Cursor keys;
    private final ZoneTimeline reading;
    private final boolean isZoned;
    private final Segment segment;
    private final EventDuration duration;
    private final boolean isExact;
    private final boolean hasPeriods;
    private final boolean backward;
    private final long fromSecond;
    private final boolean isFromWhole;
    private final long toSecond;
    private final long minKey;
    private final long maxKey;
    private long key;

    SeriesStream(SetPlan plan, Segment segment, Window window, boolean backward, Work work) {
        this.plan = plan;
        this.segment = segment;
        this.duration = segment.duration();
        this.backward = backward;
        isZoned = plan.isZoned();
        reading = isZoned ? plan.zone() : ZoneTimeline.of(window.floatingZone());
        isExact = duration.days() == 0 && (isZoned || reading.isFixed());
        hasPeriods = !plan.periods().isEmpty();
        fromSecond = window.fromSecond();
        isFromWhole = window.beginsOnSecond();
        toSecond = window.toSecond();
        long longest = Math.max(duration.maxSeconds(), plan.periods().maxSeconds());
        // The viewer's clock is never more than 18 hours off, and a gap moves what is in it by a day at most.
        boolean isInPlace = isZoned && segment.shift() == 0;
        long slack = isInPlace ? 0 : SLACK + Math.abs(segment.shift());
        long earliest = Math.clamp(fromSecond, Civil.MIN_LOCAL, Civil.MAX_LOCAL) - longest - slack;
        long latest = Math.clamp(toSecond, Civil.MIN_LOCAL, Civil.MAX_LOCAL + SLACK) + slack;
        minKey = Math.max(earliest, segment.fromKey());
        maxKey = Math.min(latest, segment.toKey());
        Range range = new Range(minKey, Math.max(minKey, maxKey));
        keys = backward ? plan.backward(range, work) : plan.forward(range, work);
    }

    /** Whether what it yields is in order by nature: neither moved nor read on a clock that jumps. */
    boolean isInOrder() {
        return segment.shift() == 0 && (isZoned || reading.isFixed() || plan.isAllDay());
    }

    @Override
    boolean advance() {
        while (true) {
            long value = keys.next();
            if (value == Cursor.END) {
                return false;
            }
            key = backward ? -value : value;
            if (backward ? key < minKey : key >= maxKey) {
                return false;
            }
            start = segment.shift() == 0 ? momentOf(key) : momentOf(plan.shifted(key, segment.shift()));
            end = isExact && !hasPeriods ? start + duration.seconds() : end(hasPeriods ? periodAt(key) : duration);
            if (start < toSecond && (end > fromSecond || (isFromWhole && start == end && start == fromSecond))) {
                return true;
            }
        }
    }

    @Override
    long reached(long shown) {
        long looked = keys.looked();
        if (looked == Long.MIN_VALUE || !isInOrder()) {
            return shown;
        }
        return backward ? Math.min(shown, momentOf(-looked)) : Math.max(shown, momentOf(looked));
    }

    @Override
    RecurrenceId id() {
        return plan.idOf(key);
    }

    @Override
    EventTime time() {
        return plan.timeOf(segment.shift() == 0 ? key : plan.shifted(key, segment.shift()));
    }

    @Override
    boolean isOverridden() {
        return segment.isOverridden();
    }

    private long momentOf(long place) {
        return isZoned ? place : reading.toInstant(place);
    }

    private EventDuration periodAt(long key) {
        @Nullable EventDuration own = plan.periods().get(key);
        return own == null ? duration : own;
    }

    private long end(EventDuration length) {
        if (length.days() == 0) {
            return start + length.seconds();
        }
        long local = (isZoned ? reading.toLocal(key) : key) + segment.shift();
        return reading.toInstant(local + length.days() * Civil.SECONDS_PER_DAY) + length.seconds();
    }
}
