package dev.orrery.console.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.console.calendars.EventRange.Unit;
import dev.orrery.console.calendars.MonthDays.Day;
import dev.orrery.console.fakes.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonthDaysTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final EventRange NOVEMBER = EventRange.around(Unit.MONTH, LocalDate.of(2026, 11, 21));

    @Test
    void fillsTheFirstAndLastWeek() {
        List<List<Day>> weeks = MonthDays.weeks(NOVEMBER, List.of());

        assertThat(weeks).hasSize(6).allSatisfy(week -> assertThat(week).hasSize(7));
        assertThat(weeks.getFirst().getFirst()).isEqualTo(new Day(LocalDate.of(2026, 10, 26), false, List.of()));
        assertThat(weeks.getLast().getLast().date()).isEqualTo("2026-12-06");
        assertThat(weeks.stream().flatMap(List::stream).filter(Day::isOfMonth)).hasSize(30);
    }

    @Test
    void hasFourWeeksWhereFebruaryFillsThem() {
        assertThat(MonthDays.weeks(EventRange.around(Unit.MONTH, LocalDate.of(2027, 2, 1)), List.of()))
                .hasSize(4);
    }

    @Test
    void putsALongEventOnEachOfItsDaysBeforeShortOnes() {
        EventRow lunch = row(Samples.event("lunch", "Lunch", at("2026-11-19T11:00:00Z"), Duration.ofHours(1))
                .build());
        EventRow away = row(Event.newBuilder()
                .setTitle("Away")
                .setStart(EventTime.newBuilder().setDate("2026-11-18"))
                .setEnd(EventTime.newBuilder().setDate("2026-11-20"))
                .build());

        List<List<Day>> weeks = MonthDays.weeks(NOVEMBER, List.of(lunch, away));

        assertThat(on(weeks, "2026-11-18")).containsExactly(away);
        assertThat(on(weeks, "2026-11-19")).containsExactly(away, lunch);
        assertThat(on(weeks, "2026-11-20")).isEmpty();
    }

    @Test
    void showsTheRestOfWhatBeganBeforeAndNothingBeyondTheEnd() {
        EventRow journey = row(Samples.event("one", "Journey", at("2026-10-20T10:00:00Z"), Duration.ofDays(60))
                .build());

        List<List<Day>> weeks = MonthDays.weeks(NOVEMBER, List.of(journey));

        assertThat(weeks)
                .allSatisfy(week -> assertThat(week)
                        .allSatisfy(day -> assertThat(day.events()).containsExactly(journey)));
    }

    @Test
    void eventUntilMidnightIsNotOnTheNextDay() {
        EventRow late = row(Samples.event("late", "Late", at("2026-11-21T21:00:00Z"), Duration.ofHours(2))
                .build());

        assertThat(on(MonthDays.weeks(NOVEMBER, List.of(late)), "2026-11-22")).isEmpty();
    }

    private static List<EventRow> on(List<List<Day>> weeks, String date) {
        return weeks.stream()
                .flatMap(List::stream)
                .filter(day -> day.date().equals(LocalDate.parse(date)))
                .findFirst()
                .orElseThrow()
                .events();
    }

    private static EventRow row(Event event) {
        return new EventRow(event, BERLIN, true);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
