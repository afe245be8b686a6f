package dev.orrery.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SKIP of RFC 7529 against brute force, forward and backward. */
class SkipTest {
    private static final int RULES = Integer.getInteger("orrery.recurrence.rules", 120) * 5;
    private static final int YEARS = 9;

    @Test
    void movesDatesThatDoNotExistAsBruteForceDoes() {
        int moved = 0;
        for (int seed = 0; seed < RULES; seed++) {
            RuleGenerator random = new RuleGenerator(seed);
            LocalDateTime start = start(random);
            RecurrenceRule rule = rule(random);
            LocalDateTime end = start.plusYears(YEARS);
            List<LocalDateTime> expected = new SkipOracle(rule, start).until(end);
            moved += expected.equals(new Oracle(rule, start).between(start, end)) ? 0 : 1;

            RecurrenceSet set = RecurrenceSet.ofRule(rule, new EventTime.Floating(start));
            Window window = Window.between(start.toInstant(ZoneOffset.UTC), end.toInstant(ZoneOffset.UTC));
            List<LocalDateTime> backward = walk(set.occurrencesBackward(window, WorkBudget.DEFAULT));
            Collections.reverse(backward);
            assertThat(walk(set.occurrences(window, WorkBudget.DEFAULT)))
                    .as("seed %s: %s from %s", seed, rule, start)
                    .isEqualTo(expected);
            assertThat(backward).as("seed %s: %s from %s", seed, rule, start).isEqualTo(expected);
        }
        assertThat(moved).as("rules that SKIP changes").isGreaterThan(RULES / 4);
    }

    /** Late in the month, so that what the rule takes from it may not exist elsewhere. */
    private static LocalDateTime start(RuleGenerator random) {
        LocalDateTime start = random.start().withDayOfMonth(1);
        return start.plusMonths(1).minusDays(1 + random.below(3));
    }

    private static RecurrenceRule rule(RuleGenerator random) {
        boolean isYearly = random.chance(2);
        RecurrenceRuleBuilder rule = RecurrenceRule.builder(isYearly ? Frequency.YEARLY : Frequency.MONTHLY)
                .calendar("GREGORIAN")
                .skip(random.chance(2) ? Skip.BACKWARD : Skip.FORWARD)
                .interval(1 + random.below(random.chance(2) ? 4 : 14));
        if (isYearly && random.chance(3)) {
            rule.byYearDay(random.chance(2) ? 366 : -366, 1 + random.below(365));
        } else {
            if (random.chance(3)) {
                rule.byMonth(random.values(12, 4, false));
            }
            if (random.chance(2)) {
                int day = 28 + random.below(4);
                rule.byMonthDay(random.chance(3) ? -day : day, 1 + random.below(31));
            }
        }
        boolean hasDays = RuleChecks.hasOtherParts(rule) && (rule.monthDays != 0 || rule.hasYearDays());
        if (hasDays && random.chance(4)) {
            rule.byDay(random.oneOf(java.time.DayOfWeek.values()), random.oneOf(java.time.DayOfWeek.values()));
        }
        if (RuleChecks.hasOtherParts(rule) && random.chance(4)) {
            rule.bySetPos(random.oneOf(1, -1, 2));
        }
        return rule.build();
    }

    private static List<LocalDateTime> walk(OccurrenceCursor cursor) {
        List<LocalDateTime> starts = new ArrayList<>();
        while (cursor.advance()) {
            starts.add(cursor.current().start().local());
        }
        return starts;
    }
}
