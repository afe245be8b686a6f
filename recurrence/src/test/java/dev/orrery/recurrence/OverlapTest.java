package dev.orrery.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether two sets meet, within a window and for ever, against comparing every instance with every other. */
class OverlapTest {
    private static final int PAIRS = Integer.getInteger("orrery.recurrence.sets", 600) / 2;
    private static final WorkBudget BUDGET = WorkBudget.ofSteps(50_000_000);
    private static final int WINDOW_DAYS = 300;

    @Test
    void findsWithinAWindowWhatComparingAllFinds() {
        int met = 0;
        for (int seed = 0; seed < PAIRS; seed++) {
            RecurrenceSet first = new SetGenerator(seed).set();
            RecurrenceSet second = new SetGenerator(seed + 100_000L).set();
            Instant from = later(first, second);
            Window window = Window.between(from, from.plus(Duration.ofDays(WINDOW_DAYS)));
            boolean isMeeting = meet(instances(first, window), instances(second, window));
            met += isMeeting ? 1 : 0;
            assertThat(first.overlap(second, window, BUDGET))
                    .as("seed %s: %s and %s", seed, SetGenerator.describe(first), SetGenerator.describe(second))
                    .isInstanceOf(isMeeting ? Overlap.Found.class : Overlap.None.class);
        }
        assertThat(met).isBetween(PAIRS / 10, PAIRS * 9 / 10);
    }

    @Test
    void decidesForEverWhatAllYearsShow() {
        int met = 0;
        for (int seed = 0; seed < PAIRS / 4; seed++) {
            RuleGenerator random = new RuleGenerator(seed);
            RecurrenceSet first = periodic(random);
            RecurrenceSet second = periodic(random);
            // Two thousand years hold more than a cycle of every pair: the intervals are 1 to 4.
            Window years = Window.between(later(first, second), Instant.parse("4100-01-01T00:00:00Z"));
            boolean isMeeting = meet(instances(first, years), instances(second, years));
            met += isMeeting ? 1 : 0;
            assertThat(first.overlapEver(second, ZoneOffset.UTC, BUDGET))
                    .as("seed %s: %s and %s", seed, SetGenerator.describe(first), SetGenerator.describe(second))
                    .isInstanceOf(isMeeting ? Overlap.Found.class : Overlap.None.class);
        }
        assertThat(met).isBetween(PAIRS / 100, PAIRS / 8);
    }

    /** A sparse series without an end, so that some pairs never meet and others only after a long time. */
    private static RecurrenceSet periodic(RuleGenerator random) {
        RecurrenceRuleBuilder rule = RecurrenceRule.builder(random.chance(2) ? Frequency.YEARLY : Frequency.MONTHLY)
                .interval(1 + random.below(4));
        switch (random.below(3)) {
            case 0 -> rule.byMonthDay(1 + random.below(31));
            case 1 ->
                rule.byDay(WeekdayRule.nth(1 + random.below(5), random.oneOf(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY)));
            default -> rule.byMonth(2).byMonthDay(29).byDay(random.oneOf(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY));
        }
        LocalDateTime start = random.start().withHour(9).withMinute(0).withSecond(0);
        EventTime time = random.chance(4)
                ? new EventTime.Floating(start)
                : new EventTime.Zoned(start, ZoneId.of("Europe/Berlin"));
        return RecurrenceSet.startingAt(time)
                .startPolicy(StartPolicy.IF_GENERATED)
                .duration(EventDuration.exactly(Duration.ofMinutes(30L * random.below(5))))
                .rule(rule.build())
                .build();
    }

    private static Instant later(RecurrenceSet first, RecurrenceSet second) {
        Instant a = first.start().toInstant(ZoneOffset.UTC);
        Instant b = second.start().toInstant(ZoneOffset.UTC);
        return a.isAfter(b) ? a : b;
    }

    private static List<Occurrence> instances(RecurrenceSet set, Window window) {
        Expansion expansion = set.expand(window, BUDGET);
        assertThat(expansion).isInstanceOf(Expansion.Complete.class);
        return expansion.occurrences();
    }

    /** Every instance of one with every near one of the other: both begin at once, or one begins while the other runs. */
    private static boolean meet(List<Occurrence> first, List<Occurrence> second) {
        int near = 0;
        Duration longest = Duration.ofDays(4);
        for (Occurrence a : first) {
            while (near < second.size()
                    && second.get(near).startTime().isBefore(a.startTime().minus(longest))) {
                near++;
            }
            for (int i = near;
                    i < second.size()
                            && second.get(i).startTime().isBefore(a.endTime().plusSeconds(1));
                    i++) {
                Occurrence b = second.get(i);
                boolean isTogether = a.startTime().equals(b.startTime());
                boolean isDuring =
                        a.startTime().isBefore(b.endTime()) && b.startTime().isBefore(a.endTime());
                if (isTogether || isDuring) {
                    return true;
                }
            }
        }
        return false;
    }
}
