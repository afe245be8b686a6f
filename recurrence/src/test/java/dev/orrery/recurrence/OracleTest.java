package dev.orrery.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine against {@link Oracle}, for random rules of every frequency. */
class OracleTest {
    private static final int RULES_PER_FREQUENCY = Integer.getInteger("orrery.recurrence.rules", 120);
    private static final List<String> ZONES = List.of(
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

    @ParameterizedTest
    @EnumSource(Frequency.class)
    void agreesWithBruteForce(Frequency frequency) {
        List<String> disagreements = new ArrayList<>();
        for (int seed = 0; seed < RULES_PER_FREQUENCY; seed++) {
            RuleGenerator random =
                    new RuleGenerator(seed * 31L + frequency.name().hashCode());
            RecurrenceRuleBuilder builder = random.rule(frequency);
            LocalDateTime start = random.start();
            Oracle oracle = new Oracle(builder.build(), start);
            if (random.chance(2)) {
                List<LocalDateTime> some = oracle.between(start, start.plusDays(windowDays(frequency)));
                if (!some.isEmpty()) {
                    // DTSTART in step with the rule, as it should be.
                    start = random.oneOf(some.toArray(new LocalDateTime[0]));
                    oracle = new Oracle(builder.build(), start);
                }
            }
            LocalDateTime from = start.plusHours(random.chance(2) ? random.below(24 * 365 * 3) : 0);
            LocalDateTime to = from.plusDays(windowDays(frequency));
            List<LocalDateTime> expected = oracle.between(from, to);
            ZoneId zone = ZoneId.of(ZONES.get(random.below(ZONES.size())));
            compare(builder.build(), start, zone, from, to, expected, disagreements);
        }
        assertThat(disagreements).isEmpty();
    }

    private static int windowDays(Frequency frequency) {
        return switch (frequency) {
            case YEARLY -> 2_200;
            case MONTHLY -> 1_100;
            case WEEKLY, DAILY -> 400;
            case HOURLY -> 40;
            case MINUTELY -> 2;
            case SECONDLY -> 1;
        };
    }

    private static void compare(
            RecurrenceRule rule,
            LocalDateTime start,
            ZoneId zone,
            LocalDateTime from,
            LocalDateTime to,
            List<LocalDateTime> expected,
            List<String> disagreements) {
        Window floating = Window.between(from.toInstant(ZoneOffset.UTC), to.toInstant(ZoneOffset.UTC));
        List<Instant> locals =
                expected.stream().map(local -> local.toInstant(ZoneOffset.UTC)).toList();
        RecurrenceSet floatingSet = RecurrenceSet.ofRule(rule, new EventTime.Floating(start));
        check(floatingSet, floating, locals, rule + " from " + start + " in " + floating, disagreements);

        List<Instant> instants = expected.stream()
                .filter(local -> !zone.getRules().getValidOffsets(local).isEmpty())
                .map(local ->
                        local.toInstant(zone.getRules().getValidOffsets(local).getFirst()))
                .toList();
        if (!instants.isEmpty()) {
            Window zoned =
                    Window.between(instants.getFirst(), instants.getLast().plusSeconds(1));
            RecurrenceSet zonedSet = RecurrenceSet.ofRule(rule, new EventTime.Zoned(start, zone));
            check(zonedSet, zoned, instants, rule + " from " + start + " " + zone + " in " + zoned, disagreements);
        }
    }

    private static void check(
            RecurrenceSet set, Window window, List<Instant> expected, String what, List<String> disagreements) {
        List<Instant> forward = walk(set.occurrences(window, WorkBudget.DEFAULT));
        List<Instant> backward = walk(set.occurrencesBackward(window, WorkBudget.DEFAULT));
        Collections.reverse(backward);
        if (!forward.equals(expected)) {
            disagreements.add(what + difference("forward", expected, forward));
        }
        if (!backward.equals(expected)) {
            disagreements.add(what + difference("backward", expected, backward));
        }
    }

    private static String difference(String direction, List<Instant> expected, List<Instant> actual) {
        List<Instant> missing = new ArrayList<>(expected);
        missing.removeAll(new HashSet<>(actual));
        List<Instant> extra = new ArrayList<>(actual);
        extra.removeAll(new HashSet<>(expected));
        return "\n  " + direction + " misses " + missing.size() + ": "
                + missing.stream().limit(4).toList() + ", adds " + extra.size() + ": "
                + extra.stream().limit(4).toList();
    }

    private static List<Instant> walk(OccurrenceCursor cursor) {
        List<Instant> starts = new ArrayList<>();
        while (cursor.advance()) {
            starts.add(Instant.ofEpochSecond(cursor.startEpochSecond()));
        }
        return starts;
    }
}
