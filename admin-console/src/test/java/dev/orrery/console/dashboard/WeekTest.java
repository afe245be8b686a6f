package dev.orrery.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.v1.Event;
import dev.orrery.console.fakes.Samples;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeekTest {
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final Instant NOW = Instant.parse("2026-11-18T00:00:00Z");

    private final Week week = Week.of(NOW, AUCKLAND);

    @Test
    void beginsOnMondayWhereThePersonIs() {
        assertThat(week.start()).isEqualTo("2026-11-15T11:00:00Z");
        assertThat(week.end()).isEqualTo("2026-11-22T11:00:00Z");
    }

    @Test
    void countsAnEventOnTheDayItHasForThePerson() {
        Event lateOnTuesdayInUtc = event("late", "2026-11-17T22:00:00Z");

        assertThat(week.eventsByDay(List.of(lateOnTuesdayInUtc)))
                .containsEntry(DayOfWeek.WEDNESDAY, 1)
                .containsEntry(DayOfWeek.TUESDAY, 0);
    }

    @Test
    void countsWhatBeganBeforeOnMonday() {
        assertThat(week.eventsByDay(List.of(event("old", "2026-11-14T00:00:00Z"))))
                .containsEntry(DayOfWeek.MONDAY, 1);
    }

    @Test
    void nextLeavesOutWhatIsOverOrCancelled() {
        Event over = event("over", "2026-11-17T20:00:00Z");
        Event running = event("running", "2026-11-17T23:30:00Z");
        Event later = event("later", "2026-11-18T05:00:00Z");
        Event cancelled = event("cancelled", "2026-11-18T04:00:00Z").toBuilder()
                .setStatus(Event.Status.CANCELLED)
                .build();

        assertThat(week.next(List.of(later, cancelled, over, running), NOW, 5)).containsExactly(running, later);
        assertThat(week.next(List.of(later, running), NOW, 1)).containsExactly(running);
    }

    private static Event event(String id, String start) {
        return Samples.event(id, id, Instant.parse(start), Duration.ofHours(1)).build();
    }
}
