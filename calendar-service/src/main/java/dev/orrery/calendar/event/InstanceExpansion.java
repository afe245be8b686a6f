package dev.orrery.calendar.event;

import dev.orrery.recurrence.OccurrenceCursor;
import dev.orrery.recurrence.RecurrenceId;
import dev.orrery.recurrence.Window;
import dev.orrery.recurrence.WorkBudget;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads instances from the rules themselves: those beyond what is written down, and single ones by their name. */
public final class InstanceExpansion {
    /** The work that one series may cost a request; a page of a sane series takes some thousand steps. */
    public static final WorkBudget BUDGET = WorkBudget.ofSteps(2_000_000);

    private InstanceExpansion() {}

    /**
     * Up to {@code limit} instances that the rules start from {@code from} on and that overlap the range; overridden ones
     * are not among them.
     *
     * @param earliestStart instances that start before are left out
     */
    public static Expanded expand(
            CalendarEvent event, ZoneId calendarZone, Instant earliestStart, TimeRange range, int limit) {
        List<Occurrence> found = new ArrayList<>();
        Instant from = range.start().isAfter(TimeLimits.FIRST) ? range.start() : TimeLimits.FIRST;
        Instant to = range.end().isBefore(TimeLimits.LAST) ? range.end() : TimeLimits.LAST;
        if (event.isMasterMissing() || !from.isBefore(to)) {
            return new Expanded(found, false);
        }
        OccurrenceCursor cursor = SeriesRules.of(event).occurrences(new Window(from, to, calendarZone), BUDGET);
        while (found.size() < limit && cursor.advance()) {
            Occurrence occurrence = occurrence(cursor.current());
            if (!occurrence.startsAt().isBefore(earliestStart)
                    && !occurrence.endsAt().isAfter(TimeLimits.LAST)) {
                found.add(occurrence);
            }
        }
        return new Expanded(found, found.size() < limit && cursor.isSpent());
    }

    /** The instance of this name, if the rules generate it and no override replaces it. */
    public static Optional<Occurrence> find(CalendarEvent event, ZoneId calendarZone, InstanceId instance) {
        if (event.isMasterMissing()) {
            return Optional.empty();
        }
        return instance.originalStart(event.body().times().start())
                .map(start -> start.toInstant(calendarZone))
                .flatMap(moment ->
                        expand(event, calendarZone, moment, new TimeRange(moment, moment.plusSeconds(1)), 2)
                                .occurrences()
                                .stream()
                                .filter(occurrence -> occurrence.instance().equals(instance))
                                .findFirst());
    }

    /** The first instance that overlaps the range, generated or overridden. */
    public static Optional<Occurrence> first(CalendarEvent event, ZoneId calendarZone, TimeRange range) {
        Stream<Occurrence> generated = expand(event, calendarZone, TimeLimits.FIRST, range, 1).occurrences().stream();
        return Stream.concat(generated, OccurrencePlanner.overrides(event, calendarZone).stream())
                .filter(occurrence -> range.overlaps(occurrence.startsAt(), occurrence.endsAt()))
                .min(Comparator.comparing(Occurrence::startsAt));
    }

    /** The first {@code limit} instances that start within the range, generated or overridden; a single event's own. */
    public static List<Occurrence> starting(CalendarEvent event, ZoneId calendarZone, TimeRange range, int limit) {
        Stream<Occurrence> all = event.isSeries()
                ? Stream.concat(
                        expand(event, calendarZone, range.start(), range, limit).occurrences().stream(),
                        OccurrencePlanner.overrides(event, calendarZone).stream())
                : OccurrencePlanner.plan(event, calendarZone, range.end()).occurrences().stream();
        return all.filter(occurrence -> !occurrence.startsAt().isBefore(range.start())
                        && occurrence.startsAt().isBefore(range.end()))
                .sorted(Comparator.comparing(Occurrence::startsAt).thenComparing(Occurrence::instance))
                .limit(limit)
                .toList();
    }

    /** Whether any instance overlaps the range; in doubt, yes. */
    public static boolean takesPlace(CalendarEvent event, ZoneId calendarZone, TimeRange range) {
        boolean hasOverride = event.overrides().values().stream()
                .filter(body -> !body.content().isCancelled())
                .map(EventBody::times)
                .anyMatch(times -> range.overlaps(times.startsAt(calendarZone), times.endsAt(calendarZone)));
        if (hasOverride) {
            return true;
        }
        Expanded first = expand(event, calendarZone, TimeLimits.FIRST, range, 1);
        return first.isSpent() || !first.occurrences().isEmpty();
    }

    static Occurrence occurrence(dev.orrery.recurrence.Occurrence generated) {
        RecurrenceId id = generated.id();
        return new Occurrence(
                new InstanceId(id.toString()), generated.startTime(), generated.endTime(), generated.isOverridden());
    }

    /**
     * What an expansion found.
     *
     * @param isSpent whether it gave up before the end of the range
     */
    public record Expanded(List<Occurrence> occurrences, boolean isSpent) {
        public Expanded {
            occurrences = List.copyOf(occurrences);
        }
    }
}
