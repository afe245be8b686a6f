package dev.orrery.calendar.series;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.SeriesRules;
import dev.orrery.recurrence.Leniency;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Decides what an edit of a whole event makes of it, and what one of a single instance does. */
public final class SeriesEdit {
    private SeriesEdit() {}

    /** The event as wanted; the instances that differ from it follow as far as they can. */
    public static Edited whole(CalendarEvent current, Wanted wanted, Instant now) {
        SeriesRules.check(wanted.times(), wanted.recurrence(), Leniency.STRICT);
        EventBody before = current.body();
        boolean isRuleChanged = !wanted.recurrence().equals(current.recurrence());
        if (!isRuleChanged
                && wanted.times().equals(before.times())
                && wanted.content().equals(before.content())) {
            return new Edited(current, List.of());
        }
        EventBody body = new EventBody(
                Significance.revised(before, wanted, isRuleChanged, now), wanted.times(), wanted.content());
        CalendarEvent bare = new CalendarEvent(
                current.id(), current.uid(), current.isMasterMissing(), wanted.recurrence(), body, new TreeMap<>());
        KeptOverrides kept = KeptOverrides.of(current, bare, now);
        return new Edited(bare.withOverrides(kept.overrides()), kept.dropped());
    }

    /**
     * The series with one instance as wanted. One that is cancelled keeps what it said, as RFC 5546 3.2.5 sends it.
     *
     * @param instance what the instance says now
     */
    public static CalendarEvent instance(
            CalendarEvent current, InstanceId id, EventBody instance, Wanted wanted, Instant now) {
        if (wanted.times().equals(instance.times()) && wanted.content().equals(instance.content())) {
            return current;
        }
        TreeMap<InstanceId, EventBody> overrides = new TreeMap<>(current.overrides());
        overrides.put(
                id,
                new EventBody(Significance.revised(instance, wanted, false, now), wanted.times(), wanted.content()));
        return current.withOverrides(overrides);
    }

    /**
     * What an edit made of an event.
     *
     * @param dropped instances that differed and that the series no longer has
     */
    public record Edited(CalendarEvent event, List<InstanceId> dropped) {
        public Edited {
            dropped = List.copyOf(dropped);
        }
    }
}
