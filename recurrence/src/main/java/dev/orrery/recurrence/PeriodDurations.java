package dev.orrery.recurrence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The instances that have a duration of their own because an RDATE gave them as a PERIOD. */
final class PeriodDurations {
    static final PeriodDurations NONE = new PeriodDurations();

    private final Map<Long, EventDuration> byKey = new HashMap<>();

    private PeriodDurations() {}

    PeriodDurations(List<RecurrenceDate> dates, SetPlan plan) {
        for (RecurrenceDate date : dates) {
            EventDuration duration = date.duration();
            if (duration != null) {
                byKey.put(plan.keyOf(date.start()), duration);
            }
        }
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    @Nullable EventDuration get(long key) {
        return byKey.get(key);
    }

    long maxSeconds() {
        return byKey.isEmpty()
                ? 0
                : byKey.values().stream()
                        .mapToLong(EventDuration::maxSeconds)
                        .max()
                        .orElse(0);
    }
}
