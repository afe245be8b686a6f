package dev.orrery.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No input may hang a caller, and what can be known by arithmetic is. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class LimitsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

    @Test
    void reachesTheYear9999ByArithmetic() {
        RecurrenceSet set = set("1970-01-01T09:00", "FREQ=DAILY");
        Expansion next = set.next(FAR, 1, BERLIN, WorkBudget.ofSteps(40));
        assertThat(next).isInstanceOf(Expansion.Complete.class);
        assertThat(next.occurrences().getFirst().startTime()).isEqualTo("9999-01-01T08:00:00Z");
    }

    @Test
    void countsByTheYearWhereCountIsLarge() {
        RecurrenceSet set = set("1970-01-01T09:00", "FREQ=DAILY;COUNT=2000000");
        Expansion next = set.next(FAR, 1, BERLIN, WorkBudget.ofSteps(60_000));
        assertThat(next).isEqualTo(new Expansion.Complete(java.util.List.of()));
        assertThat(set.last(BERLIN, WorkBudget.DEFAULT)).isInstanceOf(Last.Found.class);
    }

    @Test
    void endsAtOnceWhereNothingCanBe() {
        for (String rule : new String[] {
            "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29",
            "FREQ=SECONDLY;INTERVAL=60;BYSECOND=30",
            "FREQ=MINUTELY;INTERVAL=7;BYYEARDAY=366;BYMONTH=1",
            "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6",
            "FREQ=DAILY;BYHOUR=9;BYSETPOS=2",
            "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO;BYSETPOS=2",
            "FREQ=DAILY;INTERVAL=7;BYDAY=MO"
        }) {
            Expansion expansion = RecurrenceSet.ofRule(RecurrenceRule.parse(rule), at("2026-01-01T09:00:00"))
                    .expand(Windows.ALWAYS, WorkBudget.ofSteps(10_000));
            assertThat(expansion).as(rule).isEqualTo(new Expansion.Complete(java.util.List.of()));
        }
    }

    @Test
    void answersWithinItsBudgetWhateverIsAsked() {
        RecurrenceSet dense = set("1970-01-01T09:00", "FREQ=SECONDLY;BYHOUR=9;COUNT=1000000000");
        assertThat(dense.next(FAR, 1, BERLIN, WorkBudget.ofSteps(100_000))).isInstanceOf(Expansion.BudgetSpent.class);

        RecurrenceSet excluded = RecurrenceSet.startingAt(at("2026-01-01T09:00"))
                .line("RRULE:FREQ=MINUTELY")
                .line("EXRULE:FREQ=MINUTELY")
                .build();
        Expansion spent = excluded.expand(Windows.ALWAYS, WorkBudget.ofSteps(100_000));
        assertThat(spent).isInstanceOf(Expansion.BudgetSpent.class);
    }

    @Test
    void tellsHowFarItGotThroughWhatIsExcluded() {
        RecurrenceSet excluded = RecurrenceSet.startingAt(at("2026-01-01T09:00"))
                .line("RRULE:FREQ=MINUTELY")
                .line("EXRULE:FREQ=MINUTELY")
                .build();
        assertThat(excluded.expand(Windows.ALWAYS, WorkBudget.ofSteps(100_000)))
                .isInstanceOfSatisfying(
                        Expansion.BudgetSpent.class,
                        spent -> assertThat(spent.reached())
                                .isBetween(
                                        Instant.parse("2026-01-15T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z")));
        OccurrenceCursor backward = excluded.occurrencesBackward(
                Window.between(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z")),
                WorkBudget.ofSteps(100_000));
        assertThat(backward.advance()).isFalse();
        assertThat(backward.reached())
                .isBetween(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-12-15T00:00:00Z"));
    }

    @Test
    void tellsHowFarItGotThroughExcludedDays() {
        RecurrenceSetBuilder set =
                RecurrenceSet.startingAt(at("2026-01-01T09:00")).line("RRULE:FREQ=MINUTELY");
        for (int day = 1; day <= 31; day++) {
            set.exceptionDate(new EventTime.AllDay(LocalDate.of(2026, 1, day)));
        }
        assertThat(set.build().expand(Windows.ALWAYS, WorkBudget.ofSteps(20_000)))
                .isInstanceOfSatisfying(
                        Expansion.BudgetSpent.class,
                        spent -> assertThat(spent.reached())
                                .isBetween(
                                        Instant.parse("2026-01-05T00:00:00Z"), Instant.parse("2026-01-20T00:00:00Z")));
    }

    @Test
    void decidesForEverWhetherSetsOverlap() {
        RecurrenceSet mondays = set("2026-01-05T09:00", "FREQ=WEEKLY").toBuilder()
                .duration(EventDuration.exactly(Duration.ofHours(1)))
                .build();
        RecurrenceSet tuesdays = set("2026-01-06T09:00", "FREQ=WEEKLY").toBuilder()
                .duration(EventDuration.exactly(Duration.ofHours(1)))
                .build();
        RecurrenceSet thirteenth = set("2026-02-13T09:30", "FREQ=MONTHLY;BYMONTHDAY=13");
        assertThat(mondays.overlapEver(tuesdays, BERLIN, WorkBudget.DEFAULT)).isInstanceOf(Overlap.None.class);
        assertThat(mondays.overlapEver(thirteenth, BERLIN, WorkBudget.DEFAULT))
                .isInstanceOfSatisfying(
                        Overlap.Found.class,
                        found -> assertThat(found.second().start().local()).isEqualTo("2026-04-13T09:30:00"));
    }

    @Test
    void tellsTheLastInstance() {
        assertThat(set("2026-01-05T09:00", "FREQ=WEEKLY").last(BERLIN, WorkBudget.DEFAULT))
                .isInstanceOf(Last.Unbounded.class);
        assertThat(set("2026-01-05T09:00", "FREQ=WEEKLY;COUNT=3").last(BERLIN, WorkBudget.DEFAULT))
                .isInstanceOfSatisfying(
                        Last.Found.class,
                        found -> assertThat(found.occurrence().start().local()).isEqualTo("2026-01-19T09:00:00"));
    }

    @Test
    void movesDatesThatDoNotExistWhenToldTo() {
        String rule = "FREQ=MONTHLY;RSCALE=GREGORIAN;COUNT=4;SKIP=";
        assertThat(starts("2026-01-31T09:00", rule + "BACKWARD"))
                .containsExactly("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30");
        assertThat(starts("2026-01-31T09:00", rule + "FORWARD"))
                .containsExactly("2026-01-31", "2026-03-01", "2026-03-31", "2026-05-01");
    }

    private static java.util.List<String> starts(String start, String rule) {
        return set(start, rule).expand(Windows.ALWAYS, WorkBudget.DEFAULT).occurrences().stream()
                .map(occurrence -> occurrence.start().local().toLocalDate().toString())
                .toList();
    }

    private static RecurrenceSet set(String start, String rule) {
        return RecurrenceSet.startingAt(at(start))
                .rule(RecurrenceRule.parse(rule))
                .build();
    }

    private static EventTime at(String local) {
        return new EventTime.Zoned(LocalDateTime.parse(local), BERLIN);
    }
}
