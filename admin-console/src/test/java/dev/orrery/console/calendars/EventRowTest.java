package dev.orrery.console.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.console.fakes.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class EventRowTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NINE = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void showsTimesInTheCalendarsZone() {
        EventRow row =
                row(Samples.event("one", "Review", NINE, Duration.ofMinutes(90)).build());

        assertThat(row.dayLabel()).isEqualTo("Sat 21 Nov");
        assertThat(row.timeLabel()).isEqualTo("09:00 – 10:30");
    }

    @Test
    void namesTheDayThatALongEventEndsOn() {
        assertThat(row(Samples.event("one", "Release", NINE, Duration.ofHours(30))
                                .build())
                        .timeLabel())
                .isEqualTo("09:00 – 22 Nov 15:00");
    }

    @Test
    void midnightIsStillTheSameDay() {
        assertThat(row(Samples.event("one", "Late", NINE, Duration.ofHours(15)).build())
                        .timeLabel())
                .isEqualTo("09:00 – 00:00");
    }

    @Test
    void deadlineHasNoEnd() {
        assertThat(row(Samples.event("one", "Due", NINE, Duration.ZERO).build()).timeLabel())
                .isEqualTo("09:00");
    }

    @Test
    void allDayEventEndsOnItsLastDay() {
        Event.Builder event = Event.newBuilder().setStart(EventTime.newBuilder().setDate("2026-12-24"));

        assertThat(row(event.setEnd(EventTime.newBuilder().setDate("2026-12-25"))
                                .build())
                        .timeLabel())
                .isEqualTo("All day");
        assertThat(row(event.setEnd(EventTime.newBuilder().setDate("2026-12-27"))
                                .build())
                        .timeLabel())
                .isEqualTo("All day, to Sat 26 Dec");
    }

    @Test
    void eventWithoutTitleIsBusy() {
        assertThat(row(Samples.event("one", "", NINE, Duration.ofHours(1)).build())
                        .title())
                .isEqualTo("Busy");
    }

    private static EventRow row(Event event) {
        return new EventRow(event, BERLIN, true);
    }
}
