package dev.orrery.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecurrenceSetTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @Test
    void keepsWallClockTimeAcrossDst() {
        RecurrenceSet set = RecurrenceSet.startingAt(at("2026-03-27T09:00", BERLIN))
                .line("RRULE:FREQ=DAILY;COUNT=4")
                .build();
        assertThat(instants(set, Windows.ALWAYS))
                .containsExactly(
                        "2026-03-27T08:00:00Z", "2026-03-28T08:00:00Z", "2026-03-29T07:00:00Z", "2026-03-30T07:00:00Z");
    }

    @Test
    void neitherShowsNorCountsAnInstanceInAGap() {
        RecurrenceSet set = RecurrenceSet.startingAt(at("2026-03-28T02:30", BERLIN))
                .line("RRULE:FREQ=DAILY;COUNT=3")
                .build();
        assertThat(starts(set)).containsExactly("20260328T013000Z", "20260330T003000Z", "20260331T003000Z");
    }

    @Test
    void shiftsAnInstanceInAGapWhenAsked() {
        RecurrenceSet set = RecurrenceSet.startingAt(at("2026-03-28T02:30", BERLIN))
                .gapPolicy(GapPolicy.SHIFT)
                .line("RRULE:FREQ=DAILY;COUNT=3")
                .build();
        assertThat(starts(set)).containsExactly("20260328T013000Z", "20260329T013000Z", "20260330T003000Z");
        assertThat(startsBackward(set)).containsExactly("20260330T003000Z", "20260329T013000Z", "20260328T013000Z");
    }

    @Test
    void readsAStartInAGapWithTheOffsetBeforeIt() {
        RecurrenceSet set = RecurrenceSet.startingAt(at("2026-03-08T02:30", NEW_YORK))
                .line("RRULE:FREQ=DAILY;COUNT=2")
                .build();
        assertThat(starts(set)).containsExactly("20260308T073000Z", "20260309T063000Z");
    }

    @Test
    void takesTheFirstOfAnOverlap() {
        RecurrenceSet set = RecurrenceSet.startingAt(at("2026-10-31T01:30", NEW_YORK))
                .line("RRULE:FREQ=DAILY;COUNT=2")
                .build();
        assertThat(starts(set)).containsExactly("20261031T053000Z", "20261101T053000Z");
    }

    @Test
    void countsAStartThatNoRuleGenerates() {
        RecurrenceSet set = RecurrenceSet.startingAt(new EventTime.AllDay(LocalDate.of(2026, 1, 1)))
                .line("RRULE:FREQ=MONTHLY;BYMONTHDAY=13;COUNT=3")
                .build();
        assertThat(starts(set)).containsExactly("20260101", "20260113", "20260213");
    }

    @Test
    void keepsAStartThatComesAfterTheEndOfTheRule() {
        RecurrenceSet set = RecurrenceSet.startingAt(at("2026-03-02T09:00", BERLIN))
                .line("RRULE:FREQ=DAILY;UNTIL=20260101T000000Z")
                .build();
        assertThat(starts(set)).containsExactly("20260302T080000Z");
    }

    @Test
    void addsAndLeavesOutDates() {
        RecurrenceSet set = RecurrenceSet.startingAt(at("2026-11-02T09:00", BERLIN))
                .duration(EventDuration.exactly(Duration.ofHours(1)))
                .line("RRULE:FREQ=WEEKLY;COUNT=4")
                .line("RDATE;TZID=America/New_York:20261104T030000")
                .line("RDATE;VALUE=PERIOD:20261105T080000Z/PT3H,20261106T080000Z/20261106T083000Z")
                .line("EXDATE:20261109T080000Z")
                .line("EXDATE;TZID=Europe/Berlin:20261116T090000")
                .build();
        assertThat(expand(set, Windows.ALWAYS))
                .extracting(occurrence ->
                        occurrence.id() + " " + Duration.between(occurrence.startTime(), occurrence.endTime()))
                .containsExactly(
                        "20261102T080000Z PT1H",
                        "20261104T080000Z PT1H",
                        "20261105T080000Z PT3H",
                        "20261106T080000Z PT30M",
                        "20261123T080000Z PT1H");
    }

    @Test
    void showsOverriddenInstancesWhereTheyAreNow() {
        RecurrenceId second = RecurrenceId.parse("20261103T080000Z");
        RecurrenceSet set = RecurrenceSet.startingAt(at("2026-11-02T09:00", BERLIN))
                .line("RRULE:FREQ=DAILY;COUNT=4")
                .override(InstanceOverride.moved(second, at("2026-11-04T11:00", BERLIN), EventDuration.ZERO))
                .override(InstanceOverride.cancelled(RecurrenceId.parse("20261105T080000Z")))
                .build();
        assertThat(expand(set, Windows.ALWAYS))
                .extracting(occurrence -> occurrence.id() + " " + occurrence.start())
                .containsExactly(
                        "20261102T080000Z 20261102T090000[Europe/Berlin]",
                        "20261104T080000Z 20261104T090000[Europe/Berlin]",
                        "20261103T080000Z 20261104T110000[Europe/Berlin]");
    }

    @Test
    void showsWhatBeganBeforeTheWindowAndStillRuns() {
        RecurrenceSet set = RecurrenceSet.startingAt(at("2026-11-02T23:00", BERLIN))
                .duration(EventDuration.exactly(Duration.ofHours(2)))
                .line("RRULE:FREQ=DAILY")
                .build();
        Window window = Window.between(Instant.parse("2026-11-03T22:30:00Z"), Instant.parse("2026-11-04T22:00:00Z"));
        assertThat(instants(set, window)).containsExactly("2026-11-03T22:00:00Z");
    }

    @Test
    void readsWholeDaysInTheViewersZone() {
        RecurrenceSet set = RecurrenceSet.startingAt(new EventTime.AllDay(LocalDate.of(2026, 3, 28)))
                .line("RRULE:FREQ=DAILY;COUNT=3")
                .build();
        assertThat(expand(set, Windows.ALWAYS.seenFrom(BERLIN)))
                .extracting(occurrence -> occurrence.startTime() + "/" + occurrence.endTime())
                .containsExactly(
                        "2026-03-27T23:00:00Z/2026-03-28T23:00:00Z",
                        "2026-03-28T23:00:00Z/2026-03-29T22:00:00Z",
                        "2026-03-29T22:00:00Z/2026-03-30T22:00:00Z");
    }

    @Test
    void countsDaysOfADurationByTheCalendarAndAnEndExactly() {
        EventTime start = at("2026-03-28T12:00", BERLIN);
        RecurrenceSet nominal = RecurrenceSet.startingAt(start)
                .duration(EventDuration.parse("P1D"))
                .build();
        RecurrenceSet exact = RecurrenceSet.startingAt(start)
                .duration(EventDuration.exactly(Duration.ofHours(24)))
                .build();
        assertThat(expand(nominal, Windows.ALWAYS).getFirst().endTime()).isEqualTo("2026-03-29T10:00:00Z");
        assertThat(expand(exact, Windows.ALWAYS).getFirst().endTime()).isEqualTo("2026-03-29T11:00:00Z");
    }

    @Test
    void answersHowFarItGotWhenTheBudgetIsSpent() {
        RecurrenceSet set = RecurrenceSet.startingAt(at("2026-01-01T00:00", BERLIN))
                .line("RRULE:FREQ=SECONDLY")
                .build();
        Expansion expansion = set.expand(Windows.ALWAYS, WorkBudget.ofSteps(1_000));
        assertThat(expansion).isInstanceOf(Expansion.BudgetSpent.class);
        assertThat(expansion.occurrences()).hasSizeBetween(900, 1_000);
    }

    private static EventTime at(String local, ZoneId zone) {
        return new EventTime.Zoned(LocalDateTime.parse(local), zone);
    }

    private static List<Occurrence> expand(RecurrenceSet set, Window window) {
        Expansion expansion = set.expand(window, WorkBudget.DEFAULT);
        assertThat(expansion).isInstanceOf(Expansion.Complete.class);
        return expansion.occurrences();
    }

    private static List<String> starts(RecurrenceSet set) {
        return expand(set, Windows.ALWAYS).stream()
                .map(occurrence -> occurrence.id().toString())
                .toList();
    }

    private static List<String> startsBackward(RecurrenceSet set) {
        OccurrenceCursor cursor = set.occurrencesBackward(Windows.ALWAYS, WorkBudget.DEFAULT);
        List<String> starts = new ArrayList<>();
        while (cursor.advance()) {
            starts.add(cursor.current().id().toString());
        }
        return starts;
    }

    private static List<String> instants(RecurrenceSet set, Window window) {
        return expand(set, window).stream()
                .map(occurrence -> occurrence.startTime().toString())
                .toList();
    }
}
