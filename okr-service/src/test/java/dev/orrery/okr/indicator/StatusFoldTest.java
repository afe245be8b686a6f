package dev.orrery.okr.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kit.testing.Seeds;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The history of a KPI's status, case by case from a table, and what holds for all of them. */
class StatusFoldTest {
    private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");

    static List<StatusCase> cases() {
        return StatusCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writesTheStatedHistory(StatusCase given) {
        StatusFold fold = new StatusFold(given.rules());
        given.points().forEach(fold::add);
        fold.passThrough(given.now());

        assertThat(fold.changes().stream().map(StatusFoldTest::print)).containsExactlyElementsOf(given.history());
    }

    @Test
    void goesOnFromAnyStateAsIfItHadNotStopped() {
        Seeds.forAll(300, random -> {
            StatusRules rules = rules(random);
            List<Point> points = points(random);
            Instant now = START.plus(Duration.ofDays(120));
            StatusFold whole = new StatusFold(rules);
            points.forEach(whole::add);
            KpiState end = whole.state().orElseThrow();
            whole.passThrough(now);

            int cut = random.nextInt(points.size());
            StatusFold first = new StatusFold(rules);
            points.subList(0, cut).forEach(first::add);
            Optional<KpiState> state = first.state();
            List<StatusChange> history = new ArrayList<>(first.changes());
            List<PeriodValue> periods = new ArrayList<>(first.periods());
            List<Segment> segments = new ArrayList<>(first.segments());
            StatusFold second = state.map(known -> new StatusFold(rules, known)).orElseGet(() -> new StatusFold(rules));
            points.subList(cut, points.size()).forEach(second::add);

            assertThat(second.state()).contains(end);
            second.passThrough(now);
            history.addAll(second.changes());
            assertThat(history).isEqualTo(whole.changes());
            periods.addAll(second.periods());
            assertThat(periods).isEqualTo(whole.periods());
            segments.addAll(second.segments());
            assertThat(segments).isEqualTo(whole.segments());
        });
    }

    @Test
    void tellsEachBreachAndRecoveryOnce() {
        Seeds.forAll(300, random -> {
            StatusFold fold = new StatusFold(rules(random));
            points(random).forEach(fold::add);
            fold.passThrough(START.plus(Duration.ofDays(120)));

            boolean isBreached = false;
            Instant last = Instant.MIN;
            for (StatusChange change : fold.changes()) {
                assertThat(change.time()).isAfter(last);
                last = change.time();
                if (change.signal() == Signal.RECOVERED) {
                    assertThat(isBreached).isTrue();
                }
                if (change.status() == Status.AT_RISK || change.status() == Status.OFF_TRACK) {
                    assertThat(isBreached || change.signal() == Signal.BREACH).isTrue();
                    isBreached = true;
                } else if (change.status() != Status.NO_DATA) {
                    assertThat(change.signal()).isEqualTo(isBreached ? Signal.RECOVERED : null);
                    isBreached = false;
                }
            }
        });
    }

    private static String print(StatusChange change) {
        return change.time() + " " + change.status() + " " + change.value()
                + (change.signal() == null ? "" : " " + change.signal());
    }

    private static StatusRules rules(RandomGenerator random) {
        List<DatedTarget> targets = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            targets.add(new DatedTarget(
                    START.plus(Duration.ofDays(30L * i)),
                    new Target(
                            Direction.HIGHER_IS_BETTER,
                            BigDecimal.valueOf(80 + random.nextInt(20)),
                            BigDecimal.valueOf(50 + random.nextInt(20)),
                            BigDecimal.valueOf(20 + random.nextInt(20)))));
        }
        return new StatusRules(
                any(random, List.of(Period.values())),
                PeriodCalendar.DEFAULT,
                any(random, List.of(Aggregation.values())),
                BigDecimal.valueOf(random.nextInt(10)),
                Duration.ofHours(random.nextInt(48)),
                Duration.ofHours(random.nextInt(48)),
                new Targets(targets));
    }

    private static <T> T any(RandomGenerator random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<Point> points(RandomGenerator random) {
        TreeMap<Instant, Point> byTime = new TreeMap<>();
        for (int i = 0; i < 1 + random.nextInt(60); i++) {
            Instant time = START.plus(Duration.ofHours(random.nextInt(24 * 100)));
            byTime.put(time, new Point(time, BigDecimal.valueOf(random.nextInt(1000), 1)));
        }
        return new ArrayList<>(byTime.values());
    }
}
