package dev.orrery.calendar.series;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceExpansion;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.Revision;
import dev.orrery.calendar.event.SeriesRules;
import dev.orrery.recurrence.EventTime;
import dev.orrery.recurrence.RecurrenceId;
import dev.orrery.recurrence.Split;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;

/** A series cut in two before an instance, for "this and all that follow": together the two take place as it did. */
public sealed interface SeriesSplit {
    /**
     * The two halves.
     *
     * @param before the series, which now ends before the instance
     * @param from a new series that begins with it
     */
    record Halves(CalendarEvent before, CalendarEvent from) implements SeriesSplit {}

    /** It is the first instance: nothing would be before it. */
    record FirstInstance() implements SeriesSplit {}

    /** The rule cannot go on from where the instance is. */
    record NotDivisible() implements SeriesSplit {}

    /** Counting out COUNT takes more work than a request may do. */
    record TooDense() implements SeriesSplit {}

    /**
     * Cuts a series.
     *
     * @param instance one that the series has
     * @param id of the new series
     * @param uid of the new series
     */
    static SeriesSplit of(CalendarEvent series, InstanceId instance, EventId id, String uid, Instant now) {
        if (series.isMasterMissing() || series.recurrence().isEmpty()) {
            return new NotDivisible();
        }
        return switch (SeriesRules.ofAllInstances(series)
                .split(RecurrenceId.parse(instance.value()), InstanceExpansion.BUDGET)) {
            case Split.FirstInstance _ -> new FirstInstance();
            case Split.BudgetSpent _ -> new TooDense();
            case Split.NotExpressible _, Split.NoSuchInstance _ -> new NotDivisible();
            case Split.Halves halves -> new Halves(before(series, halves, now), from(series, halves, id, uid, now));
        };
    }

    private static CalendarEvent before(CalendarEvent series, Split.Halves halves, Instant now) {
        EventBody body = series.body();
        // RFC 5546 2.1.4: a rule that ends earlier is a significant change.
        Revision revision = new Revision(body.revision().sequence() + 1, now);
        return new CalendarEvent(
                series.id(),
                series.uid(),
                false,
                RuleLines.of(halves.before()),
                new EventBody(revision, body.times(), body.content()),
                overrides(series, halves.from().start(), true));
    }

    private static CalendarEvent from(CalendarEvent series, Split.Halves halves, EventId id, String uid, Instant now) {
        EventBody body = series.body();
        EventTime start = halves.from().start();
        return new CalendarEvent(
                id,
                uid,
                false,
                RuleLines.of(halves.from()),
                new EventBody(new Revision(0, now), body.times().movedTo(start), body.content()),
                overrides(series, start, false));
    }

    /** Those that the series has before the cut, or from it on; by their original starts, wherever they were moved. */
    private static SortedMap<InstanceId, EventBody> overrides(CalendarEvent series, EventTime cut, boolean isBefore) {
        // Days and floating times are compared among themselves, so that any zone will do.
        Instant moment = cut.toInstant(ZoneOffset.UTC);
        SortedMap<InstanceId, EventBody> overrides = new TreeMap<>();
        series.overrides().forEach((instance, body) -> {
            Instant original = instance.originalMoment(series.body().times().start(), ZoneOffset.UTC);
            if (original.isBefore(moment) == isBefore) {
                overrides.put(instance, body);
            }
        });
        return overrides;
    }
}
