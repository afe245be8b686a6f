package dev.orrery.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Laws that hold for every set. */
class SetPropertiesTest {
    private static final int SETS = Integer.getInteger("orrery.recurrence.sets", 2_000);
    private static final WorkBudget BUDGET = WorkBudget.ofSteps(2_000_000);
    /** For asking up to the year 9999, where one rule may leave out all of another. */
    private static final WorkBudget ENDLESS_BUDGET = WorkBudget.ofSteps(50_000_000);

    @Test
    void instancesComeInOrderAndOnceForwardAndBackward() {
        for (int seed = 0; seed < SETS; seed++) {
            RecurrenceSet set = new SetGenerator(seed).set();
            Window window = window(set, 0, 500);
            List<Occurrence> forward = walk(set.occurrences(window, BUDGET));
            List<Occurrence> backward = walk(set.occurrencesBackward(window, BUDGET));
            Collections.reverse(backward);

            assertThat(new HashSet<>(forward)).as("seed %s", seed).hasSameSizeAs(forward);
            assertThat(isInOrder(forward)).as(describe(seed, set)).isTrue();
            assertThat(isInOrder(backward)).as(describe(seed, set)).isTrue();
            assertSame(sorted(forward), sorted(backward), describe(seed, set));
        }
    }

    @Test
    void twoWindowsShowWhatTheWholeShows() {
        for (int seed = 0; seed < SETS; seed++) {
            SetGenerator generator = new SetGenerator(seed);
            RecurrenceSet set = generator.set();
            int cut = 1 + generator.random().below(499);
            List<Occurrence> whole = walk(set.occurrences(window(set, 0, 500), BUDGET));
            List<Occurrence> first = walk(set.occurrences(window(set, 0, cut), BUDGET));
            List<Occurrence> second = walk(set.occurrences(window(set, cut, 500), BUDGET));
            Instant border = window(set, 0, cut).to();
            List<Occurrence> joined = Stream.concat(
                            first.stream(),
                            second.stream()
                                    .filter(occurrence ->
                                            !occurrence.startTime().isBefore(border)))
                    .toList();
            assertSame(sorted(whole), sorted(joined), describe(seed, set));
        }
    }

    @Test
    void skippingEqualsDropping() {
        for (int seed = 0; seed < SETS; seed++) {
            SetGenerator generator = new SetGenerator(seed);
            RecurrenceSet set = generator.set();
            Instant from = window(set, generator.random().below(400), 500).from();
            List<Occurrence> all = walk(set.occurrences(window(set, 0, 600), BUDGET));
            List<Occurrence> dropped = all.stream()
                    .filter(occurrence -> !occurrence.startTime().isBefore(from))
                    .limit(20)
                    .toList();
            Expansion skipped = set.next(from, dropped.size(), ZoneOffset.UTC, ENDLESS_BUDGET);
            String what = describe(seed, set) + " from " + from;
            assertThat(skipped).as(what).isInstanceOf(Expansion.Complete.class);
            assertSame(sorted(dropped), sorted(skipped.occurrences()), what);
        }
    }

    @Test
    void aCursorThatSkipsShowsWhatOneThatWalksDoes() {
        for (int seed = 0; seed < SETS; seed++) {
            SetGenerator generator = new SetGenerator(seed);
            RecurrenceSet set = generator.set();
            Window window = window(set, 0, 500);
            for (boolean backward : new boolean[] {false, true}) {
                List<Occurrence> all = walk(open(set, window, backward));
                OccurrenceCursor cursor = open(set, window, backward);
                List<Occurrence> expected = new ArrayList<>();
                List<Occurrence> skipped = new ArrayList<>();
                int next = 0;
                for (int skip = 0; skip < 4; skip++) {
                    Instant moment =
                            window.from().plusSeconds(generator.random().below(600) * 86_400L + skip);
                    cursor.skipTo(moment);
                    while (next < all.size() && isBefore(all.get(next).startTime(), moment, backward)) {
                        next++;
                    }
                    for (int shown = 0; shown < 3 && cursor.advance(); shown++) {
                        skipped.add(cursor.current());
                    }
                    int end = Math.min(next + 3, all.size());
                    expected.addAll(all.subList(next, end));
                    next = end;
                }
                assertThat(starts(skipped)).as(describe(seed, set)).isEqualTo(starts(expected));
            }
        }
    }

    private static OccurrenceCursor open(RecurrenceSet set, Window window, boolean backward) {
        return backward ? set.occurrencesBackward(window, BUDGET) : set.occurrences(window, BUDGET);
    }

    private static boolean isBefore(Instant start, Instant moment, boolean backward) {
        return backward ? start.isAfter(moment) : start.isBefore(moment);
    }

    private static List<Instant> starts(List<Occurrence> occurrences) {
        return occurrences.stream().map(Occurrence::startTime).toList();
    }

    @Test
    void halvesOfASplitAreTheWhole() {
        int halved = 0;
        for (int seed = 0; seed < SETS; seed++) {
            SetGenerator generator = new SetGenerator(seed);
            RecurrenceSet set = generator.set();
            List<Occurrence> whole = walk(set.occurrences(window(set, 0, 500), BUDGET));
            if (whole.size() < 2) {
                continue;
            }
            RecurrenceId id = whole.get(generator.random().below(Math.min(whole.size(), 100)))
                    .id();
            if (set.split(id, BUDGET) instanceof Split.Halves(RecurrenceSet before, RecurrenceSet from)) {
                halved++;
                List<Occurrence> joined = new ArrayList<>(walk(before.occurrences(window(set, 0, 500), BUDGET)));
                joined.addAll(walk(from.occurrences(window(set, 0, 500), BUDGET)));
                String what = describe(seed, set) + " at " + id + ": " + before.rules() + " and " + from.rules();
                assertSame(places(whole), places(joined), what);
            }
        }
        assertThat(halved).isGreaterThan(SETS / 3);
    }

    @Test
    void canonicalTextReadsBackAsTheSameRule() {
        for (int seed = 0; seed < 5 * SETS; seed++) {
            RuleGenerator random = new RuleGenerator(seed);
            RecurrenceRule rule = random.rule().build();
            String text = rule.toString();
            assertThat(RecurrenceRule.parse(text)).isEqualTo(rule);
            assertThat(RecurrenceRule.parse(text)).hasToString(text);
        }
    }

    @Test
    void noCallDoesMoreWorkThanItsBudget() {
        for (int seed = 0; seed < SETS; seed++) {
            RecurrenceSet set = new SetGenerator(seed).set();
            Expansion expansion = set.expand(Windows.ALWAYS, WorkBudget.ofSteps(50));
            assertThat(expansion.occurrences().size())
                    .isLessThanOrEqualTo(
                            50 + set.dates().size() + set.overrides().size() + 1);
        }
    }

    private static boolean isInOrder(List<Occurrence> occurrences) {
        for (int i = 1; i < occurrences.size(); i++) {
            if (occurrences.get(i).startTime().isBefore(occurrences.get(i - 1).startTime())) {
                return false;
            }
        }
        return true;
    }

    private static String describe(int seed, RecurrenceSet set) {
        return "seed " + seed + ": " + SetGenerator.describe(set);
    }

    private static Window window(RecurrenceSet set, int fromDay, int toDay) {
        Instant start = set.start().toInstant(ZoneOffset.UTC);
        long day = 86_400;
        return new Window(
                start.plusSeconds((fromDay - 10) * day), start.plusSeconds((toDay - 10) * day), ZoneId.of("UTC"));
    }

    private static List<Occurrence> walk(OccurrenceCursor cursor) {
        List<Occurrence> found = new ArrayList<>();
        while (cursor.advance()) {
            found.add(cursor.current());
        }
        assertThat(cursor.isSpent()).as("spent after %s", found.size()).isFalse();
        return found;
    }

    private static <T> void assertSame(List<T> expected, List<T> actual, String what) {
        if (!expected.equals(actual)) {
            List<T> missing = new ArrayList<>(expected);
            missing.removeAll(new HashSet<>(actual));
            List<T> extra = new ArrayList<>(actual);
            extra.removeAll(new HashSet<>(expected));
            throw new AssertionError(what + "\n  misses " + missing.size() + ": "
                    + missing.stream().limit(3).toList() + "\n  adds " + extra.size() + ": "
                    + extra.stream().limit(3).toList());
        }
    }

    private static List<Occurrence> sorted(List<Occurrence> occurrences) {
        return occurrences.stream()
                .sorted(Comparator.comparing(Occurrence::startTime)
                        .thenComparing(occurrence -> occurrence.id().toString()))
                .toList();
    }

    /** What a reader sees; a split may turn a shared move into an override. */
    private static List<String> places(List<Occurrence> occurrences) {
        return occurrences.stream()
                .map(occurrence -> occurrence.startTime() + "/" + occurrence.endTime() + " " + occurrence.id())
                .sorted()
                .toList();
    }
}
