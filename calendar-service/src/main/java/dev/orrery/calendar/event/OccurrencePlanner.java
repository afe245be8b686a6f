package dev.orrery.calendar.event;

import dev.orrery.recurrence.OccurrenceCursor;
import dev.orrery.recurrence.RecurrenceRule;
import dev.orrery.recurrence.RecurrenceSet;
import dev.orrery.recurrence.Window;
import dev.orrery.recurrence.WorkBudget;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides which occurrences of an event are written down: all up to a horizon, unless there are so many that reading
 * them by expansion is the better bargain. A series that ends is written down whole, whenever that is, unless it is long:
 * a range far ahead would find each of those otherwise, to see that it has ended. Overridden instances are always written
 * down, wherever they were moved to.
 */
public final class OccurrencePlanner {
    /** More instances of one series are not written down: a daily series of thirteen years. */
    public static final int MAX_WRITTEN = 5_000;
    /** A series that ends is long if it has more instances: one a day for more than two years and a half. */
    static final int MAX_WRITTEN_WHOLE = 1_000;
    /** The {@code expandedUntil} of a series that is too dense to be written down. */
    public static final Instant NOT_WRITTEN = Instant.parse("0001-01-01T00:00:00Z");

    private static final WorkBudget BUDGET = WorkBudget.ofSteps(1_000_000);

    private OccurrencePlanner() {}

    /** Plans an event anew. */
    public static OccurrencePlan plan(CalendarEvent event, ZoneId calendarZone, Instant horizon) {
        if (!event.isSeries()) {
            EventTimes times = event.body().times();
            Occurrence only =
                    new Occurrence(InstanceId.SINGLE, times.startsAt(calendarZone), times.endsAt(calendarZone), false);
            return new OccurrencePlan(List.of(only), only.startsAt(), only.endsAt(), null);
        }
        List<Occurrence> overrides = overrides(event, calendarZone);
        if (event.isMasterMissing()) {
            return closed(event, calendarZone, overrides);
        }
        RecurrenceSet rules = SeriesRules.of(event);
        Optional<List<Occurrence>> whole = ends(rules)
                ? between(rules, TimeLimits.FIRST, TimeLimits.LAST, calendarZone, MAX_WRITTEN_WHOLE)
                : Optional.empty();
        if (whole.isPresent()) {
            return closed(event, calendarZone, joined(whole.get(), overrides));
        }
        Optional<List<Occurrence>> generated = between(rules, TimeLimits.FIRST, horizon, calendarZone, MAX_WRITTEN);
        if (generated.isEmpty()) {
            return new OccurrencePlan(overrides, startsAt(event, calendarZone, overrides), null, NOT_WRITTEN);
        }
        List<Occurrence> all = joined(generated.get(), overrides);
        return goesOn(rules, horizon, calendarZone)
                ? new OccurrencePlan(all, startsAt(event, calendarZone, all), null, horizon)
                : closed(event, calendarZone, all);
    }

    /** The occurrences that a later horizon adds to what is written down until {@code from}. */
    public static OccurrencePlan extend(CalendarEvent event, ZoneId calendarZone, Instant from, Instant horizon) {
        RecurrenceSet rules = SeriesRules.of(event);
        List<Occurrence> overrides = overrides(event, calendarZone);
        Instant startsAt = startsAt(event, calendarZone, overrides);
        Optional<List<Occurrence>> added = between(rules, from, horizon, calendarZone, MAX_WRITTEN);
        if (added.isEmpty()) {
            return new OccurrencePlan(List.of(), startsAt, null, from);
        }
        if (goesOn(rules, horizon, calendarZone)) {
            return new OccurrencePlan(added.get(), startsAt, null, horizon);
        }
        OccurrencePlan whole = plan(event, calendarZone, horizon);
        return new OccurrencePlan(added.get(), startsAt, whole.endsAt(), null);
    }

    private static boolean ends(RecurrenceSet rules) {
        return rules.rules().stream().allMatch(RecurrenceRule::isBounded);
    }

    private static List<Occurrence> joined(List<Occurrence> generated, List<Occurrence> overrides) {
        List<Occurrence> all = new ArrayList<>(generated);
        all.addAll(overrides);
        return all;
    }

    private static OccurrencePlan closed(CalendarEvent event, ZoneId calendarZone, List<Occurrence> all) {
        Instant endsAt = all.stream()
                .map(Occurrence::endsAt)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> event.body().times().endsAt(calendarZone));
        return new OccurrencePlan(all, startsAt(event, calendarZone, all), endsAt, null);
    }

    /** The first start, of all occurrences or, where none is written, as planned. */
    private static Instant startsAt(CalendarEvent event, ZoneId calendarZone, List<Occurrence> occurrences) {
        Instant planned = event.body().times().startsAt(calendarZone);
        return occurrences.stream()
                .map(Occurrence::startsAt)
                .min(Comparator.naturalOrder())
                .orElse(planned);
    }

    /** Where the instances are that differ from the series and take place. */
    static List<Occurrence> overrides(CalendarEvent event, ZoneId calendarZone) {
        List<Occurrence> overrides = new ArrayList<>();
        event.overrides().forEach((instance, body) -> {
            if (!body.content().isCancelled()) {
                EventTimes times = body.times();
                overrides.add(new Occurrence(instance, times.startsAt(calendarZone), times.endsAt(calendarZone), true));
            }
        });
        return overrides;
    }

    /** What starts from {@code from} until before {@code to}; empty when that is too much to write down. */
    private static Optional<List<Occurrence>> between(
            RecurrenceSet rules, Instant from, Instant to, ZoneId calendarZone, int limit) {
        List<Occurrence> found = new ArrayList<>();
        if (!from.isBefore(to)) {
            return Optional.of(found);
        }
        OccurrenceCursor cursor = rules.occurrences(new Window(from, to, calendarZone), BUDGET);
        while (cursor.advance()) {
            Occurrence occurrence = InstanceExpansion.occurrence(cursor.current());
            if (!occurrence.startsAt().isBefore(from) && !occurrence.endsAt().isAfter(TimeLimits.LAST)) {
                found.add(occurrence);
            }
            if (found.size() > limit) {
                return Optional.empty();
            }
        }
        return cursor.isSpent() ? Optional.empty() : Optional.of(found);
    }

    /** Whether anything starts at the horizon or after it; in doubt, yes. */
    private static boolean goesOn(RecurrenceSet rules, Instant horizon, ZoneId calendarZone) {
        OccurrenceCursor cursor = rules.occurrences(new Window(horizon, TimeLimits.LAST, calendarZone), BUDGET);
        while (cursor.advance()) {
            if (!cursor.current().startTime().isBefore(horizon)) {
                return true;
            }
        }
        return cursor.isSpent();
    }
}
