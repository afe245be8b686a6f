package dev.orrery.recurrence;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Random sets from a seed: rules with and without an end, dates, exceptions and overrides of existing instances. */
final class SetGenerator {
    static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "Australia/Lord_Howe",
            "Africa/Casablanca",
            "Europe/Dublin",
            "Antarctica/Casey",
            "Pacific/Apia",
            "America/Sao_Paulo",
            "Asia/Kathmandu");
    private static final Frequency[] DAY_BASED = {Frequency.YEARLY, Frequency.MONTHLY, Frequency.WEEKLY, Frequency.DAILY
    };

    private final RuleGenerator random;

    SetGenerator(long seed) {
        random = new RuleGenerator(seed);
    }

    RuleGenerator random() {
        return random;
    }

    RecurrenceSet set() {
        EventTime start = start();
        RecurrenceSetBuilder set = RecurrenceSet.startingAt(start);
        if (random.chance(3)) {
            set.startPolicy(StartPolicy.IF_GENERATED);
        }
        if (random.chance(4)) {
            set.gapPolicy(GapPolicy.SHIFT);
        }
        boolean isAllDay = start instanceof EventTime.AllDay;
        if (!isAllDay && random.chance(2)) {
            set.duration(EventDuration.parse(random.oneOf("PT1H", "P1D", "P1DT2H", "PT36H")));
        }
        int rules = 1 + (random.chance(4) ? 1 : 0);
        for (int i = 0; i < rules; i++) {
            set.rule(rule(isAllDay, start));
        }
        if (random.chance(6)) {
            set.exceptionRule(rule(isAllDay, start));
        }
        addDates(set, start);
        addOverrides(set);
        return set.build();
    }

    static String describe(RecurrenceSet set) {
        return set.start() + " " + set.rules() + " except " + set.exceptionRules() + " dates " + set.dates()
                + " except " + set.exceptionDates() + " overrides " + set.overrides() + " for " + set.duration();
    }

    private EventTime start() {
        LocalDateTime local = random.start();
        return switch (random.below(4)) {
            case 0 -> new EventTime.AllDay(local.toLocalDate());
            case 1 -> new EventTime.Floating(local);
            default -> new EventTime.Zoned(local, ZoneId.of(ZONES.get(random.below(ZONES.size()))));
        };
    }

    private RecurrenceRule rule(boolean isAllDay, EventTime start) {
        Frequency frequency = random.oneOf(DAY_BASED);
        if (!isAllDay && random.chance(8)) {
            frequency = Frequency.HOURLY;
        }
        RecurrenceRuleBuilder rule = random.rule(frequency);
        if (isAllDay && rule.hasSetPositions()) {
            // Times are ignored beside a date; positions among them would be left to choose from nothing.
            rule.dropSetPositions();
        }
        if (random.chance(3)) {
            rule.count(1 + random.below(60));
        } else if (random.chance(3)) {
            LocalDateTime until = start.local().plusDays(random.below(1_500));
            EventTime date = new EventTime.AllDay(until.toLocalDate());
            // A DATE beside a DATE-TIME is not for RFC 5545, but every product writes it.
            rule.until(isAllDay || random.chance(4) ? date : untilTime(start, until));
        }
        return rule.build();
    }

    private EventTime untilTime(EventTime start, LocalDateTime until) {
        return random.chance(4) ? new EventTime.Floating(until) : start.withLocal(until);
    }

    private void addDates(RecurrenceSetBuilder set, EventTime start) {
        List<Occurrence> some = someOf(set);
        boolean isAllDay = start instanceof EventTime.AllDay;
        for (int i = random.below(3); i > 0; i--) {
            EventTime date = start.withLocal(start.local().plusHours(24L * random.below(700)));
            boolean isPeriod = !isAllDay && random.chance(3);
            set.date(new RecurrenceDate(date, isPeriod ? EventDuration.parse(random.oneOf("PT3H", "P1D")) : null));
        }
        if (!isAllDay && !some.isEmpty() && random.chance(5)) {
            LocalDateTime local = some.get(random.below(some.size())).start().local();
            set.exceptionDate(new EventTime.AllDay(local.toLocalDate()));
        }
        for (int i = random.below(4); i > 0 && !some.isEmpty(); i--) {
            set.exceptionDate(some.get(random.below(some.size())).id().time());
        }
    }

    private void addOverrides(RecurrenceSetBuilder set) {
        if (!random.chance(3)) {
            return;
        }
        List<Occurrence> some = new ArrayList<>(someOf(set));
        for (int i = 1 + random.below(3); i > 0 && !some.isEmpty(); i--) {
            Occurrence occurrence = some.remove(random.below(some.size()));
            EventTime moved =
                    occurrence.start().withLocal(occurrence.start().local().plusHours(24L * (random.below(5) - 2)));
            if (random.chance(4)) {
                set.override(InstanceOverride.cancelled(occurrence.id()));
            } else {
                EventDuration length = random.chance(3) ? EventDuration.ofDays(1 + random.below(2)) : null;
                set.override(new InstanceOverride(occurrence.id(), moved, length, random.chance(3)));
            }
        }
    }

    private static List<Occurrence> someOf(RecurrenceSetBuilder set) {
        return set.build()
                .next(Windows.ALWAYS.from(), 20, ZoneId.of("UTC"), WorkBudget.DEFAULT)
                .occurrences();
    }
}
