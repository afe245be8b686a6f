package dev.orrery.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole sets against {@link SetOracle}: rules, dates, periods, exceptions, overrides, COUNT, UNTIL, gaps and odd zones. */
class SetOracleTest {
    private static final int SETS = Integer.getInteger("orrery.recurrence.sets", 600);
    /** Rules are written out this far beyond the window, because moved instances come into it from outside. */
    private static final int MARGIN_DAYS = 40;

    private static final int WINDOW_DAYS = 420;
    private static final WorkBudget BUDGET = WorkBudget.ofSteps(2_000_000);

    @Test
    void agreesWithBruteForceForwardAndBackward() {
        for (int seed = 0; seed < SETS; seed++) {
            SetGenerator random = new SetGenerator(seed);
            RecurrenceSet set = random.set();
            Instant start = set.start().toInstant(ZoneOffset.UTC);
            Instant from = start.plus(Duration.ofHours(random.random().below(24 * 200) - 24));
            Window window = Window.between(from, start.plus(Duration.ofDays(WINDOW_DAYS - MARGIN_DAYS)));
            List<SetOracle.Place> expected = new SetOracle(set, WINDOW_DAYS)
                    .places().stream().filter(place -> isIn(window, place)).toList();
            List<SetOracle.Place> backward = walk(set.occurrencesBackward(window, BUDGET));
            Collections.reverse(backward);
            String what = "seed " + seed + ": " + SetGenerator.describe(set) + " in " + window;
            assertThat(sorted(walk(set.occurrences(window, BUDGET)))).as(what).isEqualTo(expected);
            assertThat(sorted(backward)).as(what + " backward").isEqualTo(expected);
        }
    }

    private static boolean isIn(Window window, SetOracle.Place place) {
        boolean isPoint = place.start().equals(place.end());
        boolean isAfter =
                isPoint ? !place.start().isBefore(window.from()) : place.end().isAfter(window.from());
        return isAfter && place.start().isBefore(window.to());
    }

    private static List<SetOracle.Place> walk(OccurrenceCursor cursor) {
        List<SetOracle.Place> places = new ArrayList<>();
        while (cursor.advance()) {
            Occurrence occurrence = cursor.current();
            Instant id = occurrence.id().time().toInstant(ZoneOffset.UTC);
            places.add(new SetOracle.Place(id, occurrence.startTime(), occurrence.endTime()));
        }
        return places;
    }

    private static List<SetOracle.Place> sorted(List<SetOracle.Place> places) {
        return places.stream()
                .sorted(Comparator.comparing(SetOracle.Place::start).thenComparing(SetOracle.Place::id))
                .toList();
    }
}
