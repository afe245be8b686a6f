package dev.orrery.recurrence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A whole set by brute force, from its parts and the text of RFC 5545: every rule written out by {@link Oracle} from
 * DTSTART, counted and ended one by one, then added, left out and moved in plain maps. Zones are read with {@code
 * java.time}; nothing of the engine takes part.
 */
final class SetOracle {
    /** An instance as {@link Occurrence} tells it: original start, and where it is. */
    record Place(Instant id, Instant start, Instant end) {}

    private final RecurrenceSetBuilder parts;
    private final LocalDateTime start;
    private final @Nullable ZoneId zone;
    private final LocalDateTime horizon;

    /**
     * @param days how many days from DTSTART the rules are written out
     */
    SetOracle(RecurrenceSet set, int days) {
        parts = set.toBuilder();
        start = parts.start.local();
        zone = parts.start instanceof EventTime.Zoned zoned ? zoned.zone() : null;
        horizon = start.plusDays(days);
    }

    /** All instances whose original start is before the horizon, in order of their start. */
    List<Place> places() {
        NavigableMap<Instant, @Nullable EventDuration> instances = new TreeMap<>();
        boolean isAlways = parts.startPolicy == StartPolicy.ALWAYS;
        for (RecurrenceRule rule : parts.rules) {
            generated(rule, isAlways).forEach(instant -> instances.put(instant, null));
        }
        if (isAlways || parts.rules.isEmpty()) {
            instances.put(moment(start), null);
        }
        for (RecurrenceDate date : parts.dates) {
            Instant instant = momentOf(date.start());
            if (date.duration() != null || !instances.containsKey(instant)) {
                instances.put(instant, date.duration());
            }
        }
        for (RecurrenceRule rule : parts.exceptionRules) {
            generated(rule, false).forEach(instances::remove);
        }
        for (EventTime date : parts.exceptionDates) {
            boolean isWholeDay = date instanceof EventTime.AllDay && !(parts.start instanceof EventTime.AllDay);
            instances
                    .keySet()
                    .removeIf(instant -> isWholeDay
                            ? local(instant).toLocalDate().equals(date.local().toLocalDate())
                            : instant.equals(momentOf(date)));
        }
        instances.keySet().removeIf(instant -> !instant.isBefore(moment(horizon)));
        return placed(instances);
    }

    private List<Place> placed(NavigableMap<Instant, @Nullable EventDuration> instances) {
        NavigableMap<Instant, InstanceOverride> cuts = new TreeMap<>();
        for (InstanceOverride override : parts.overrides) {
            instances.remove(momentOf(override.id().time()));
            if (override.isThisAndFuture()) {
                cuts.put(momentOf(override.id().time()), override);
            }
        }
        List<Place> places = new ArrayList<>();
        for (Map.Entry<Instant, @Nullable EventDuration> instance : instances.entrySet()) {
            Map.Entry<Instant, InstanceOverride> cut = cuts.floorEntry(instance.getKey());
            LocalDateTime at = local(instance.getKey());
            EventDuration length = parts.duration;
            if (cut != null) {
                EventTime moved = cut.getValue().start();
                if (moved == null) {
                    continue;
                }
                at = at.plus(Duration.between(local(cut.getKey()), local(momentOf(moved))));
                length = cut.getValue().duration() == null
                        ? length
                        : cut.getValue().duration();
            }
            Instant begin = cut == null ? instance.getKey() : moment(at);
            EventDuration own = instance.getValue();
            places.add(new Place(instance.getKey(), begin, end(begin, at, own == null ? length : own)));
        }
        for (InstanceOverride override : parts.overrides) {
            EventTime moved = override.start();
            if (moved != null) {
                EventDuration length = override.duration() == null ? parts.duration : override.duration();
                Instant begin = momentOf(moved);
                places.add(new Place(momentOf(override.id().time()), begin, end(begin, moved.local(), length)));
            }
        }
        places.sort(Comparator.comparing(Place::start).thenComparing(Place::id));
        return places;
    }

    /** The instances of a rule; with {@code countsStart} DTSTART is the first for COUNT even where the rule passes over it. */
    private Set<Instant> generated(RecurrenceRule rule, boolean countsStart) {
        TreeSet<Instant> instants = new TreeSet<>();
        boolean isOmitted = parts.gapPolicy == GapPolicy.OMIT;
        for (LocalDateTime local : new Oracle(inTerms(rule), start).between(start, horizon)) {
            if (isWithin(rule.until().orElse(null), local) && !(isOmitted && isGap(local))) {
                instants.add(moment(local));
            }
        }
        long left = rule.count().orElse(Long.MAX_VALUE);
        if (countsStart && (instants.isEmpty() || !instants.first().equals(moment(start)))) {
            left--;
        }
        TreeSet<Instant> counted = new TreeSet<>();
        for (Instant instant : instants) {
            if (left-- > 0) {
                counted.add(instant);
            }
        }
        return counted;
    }

    /** RFC 5545 3.3.10: times of the day are ignored where DTSTART is a date. */
    private RecurrenceRule inTerms(RecurrenceRule rule) {
        if (!(parts.start instanceof EventTime.AllDay)) {
            return rule;
        }
        RecurrenceRuleBuilder timeless = rule.toBuilder();
        timeless.hours = 0;
        timeless.minutes = 0;
        timeless.seconds = 0;
        return timeless.build(Leniency.LENIENT);
    }

    private boolean isWithin(@Nullable EventTime until, LocalDateTime local) {
        return switch (until) {
            case null -> true;
            case EventTime.AllDay(var last) -> !local.toLocalDate().isAfter(last);
            case EventTime.Floating(var last) -> !local.isAfter(last);
            case EventTime.Zoned last -> !moment(local).isAfter(last.dateTime().toInstant(ZoneOffset.UTC));
        };
    }

    private Instant end(Instant begin, LocalDateTime local, EventDuration length) {
        Instant days = length.days() == 0 ? begin : moment(local.plusDays(length.days()));
        return days.plusSeconds(length.seconds());
    }

    private boolean isGap(LocalDateTime local) {
        return zone != null && zone.getRules().getValidOffsets(local).isEmpty();
    }

    /** RFC 5545 3.3.5: in a gap with the offset before it, in an overlap the first; floating times as if in UTC. */
    private Instant moment(LocalDateTime local) {
        // Of a gap's and an overlap's offsets this takes the earlier in time, which is the same rule.
        return zone == null
                ? local.toInstant(ZoneOffset.UTC)
                : local.atZone(zone).toInstant();
    }

    private Instant momentOf(EventTime time) {
        return time instanceof EventTime.Zoned zoned
                ? zoned.dateTime().atZone(zoned.zone()).toInstant()
                : moment(
                        time instanceof EventTime.AllDay(var date) && !(parts.start instanceof EventTime.AllDay)
                                ? date.atTime(start.toLocalTime())
                                : time.local());
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone == null ? ZoneOffset.UTC : zone);
    }
}
