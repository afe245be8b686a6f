package dev.orrery.calendar.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orrery.recurrence.EventTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OccurrencePlannerTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant HORIZON = Instant.parse("2028-11-21T00:00:00Z");
    private static final LocalDateTime NINE = LocalDateTime.of(2026, 11, 23, 9, 0);

    @Test
    void keepsWallClockTimeAcrossDst() {
        OccurrencePlan plan = OccurrencePlanner.plan(series("RRULE:FREQ=MONTHLY;COUNT=6"), BERLIN, HORIZON);

        assertThat(plan.occurrences())
                .extracting(occurrence -> occurrence.startsAt().toString())
                .containsExactly(
                        "2026-11-23T08:00:00Z",
                        "2026-12-23T08:00:00Z",
                        "2027-01-23T08:00:00Z",
                        "2027-02-23T08:00:00Z",
                        "2027-03-23T08:00:00Z",
                        "2027-04-23T07:00:00Z");
        assertThat(plan.expandedUntil()).isNull();
        assertThat(plan.endsAt()).isEqualTo("2027-04-23T08:00:00Z");
    }

    @Test
    void stopsAtTheHorizonAndGoesOnFromThere() {
        CalendarEvent series = series("RRULE:FREQ=WEEKLY");
        Instant later = Instant.parse("2029-01-01T00:00:00Z");

        OccurrencePlan first = OccurrencePlanner.plan(series, BERLIN, HORIZON);
        OccurrencePlan more = OccurrencePlanner.extend(series, BERLIN, HORIZON, later);

        assertThat(first.expandedUntil()).isEqualTo(HORIZON);
        assertThat(first.endsAt()).isNull();
        assertThat(more.expandedUntil()).isEqualTo(later);
        assertThat(first.occurrences().size() + more.occurrences().size())
                .isEqualTo(OccurrencePlanner.plan(series, BERLIN, later)
                        .occurrences()
                        .size());
    }

    @Test
    void writesASeriesThatEndsDownWholeThoughItEndsBeyondTheHorizon() {
        OccurrencePlan plan = OccurrencePlanner.plan(series("RRULE:FREQ=YEARLY;COUNT=30"), BERLIN, HORIZON);

        assertThat(plan.occurrences()).hasSize(30);
        assertThat(plan.expandedUntil()).isNull();
        assertThat(plan.endsAt()).isEqualTo("2055-11-23T09:00:00Z");
    }

    @Test
    void writesALongSeriesDownToTheHorizonThoughItEnds() {
        CalendarEvent series = series("RRULE:FREQ=DAILY;COUNT=" + (OccurrencePlanner.MAX_WRITTEN_WHOLE + 1));

        OccurrencePlan plan = OccurrencePlanner.plan(series, BERLIN, HORIZON);

        assertThat(plan.occurrences()).hasSize(729);
        assertThat(plan.expandedUntil()).isEqualTo(HORIZON);
    }

    @Test
    void writesNothingDownOfASeriesThatIsTooDense() {
        OccurrencePlan plan = OccurrencePlanner.plan(series("RRULE:FREQ=SECONDLY"), BERLIN, HORIZON);

        assertThat(plan.occurrences()).isEmpty();
        assertThat(plan.expandedUntil()).isEqualTo(OccurrencePlanner.NOT_WRITTEN);
    }

    @Test
    void putsOverridesWhereTheyWereMovedAndLeavesOutCancelledOnes() {
        CalendarEvent series = series("RRULE:FREQ=WEEKLY;COUNT=3");
        EventBody moved = body(NINE.plusDays(8), EventStatus.CONFIRMED);
        EventBody cancelled = body(NINE.plusWeeks(2), EventStatus.CANCELLED);

        OccurrencePlan plan = OccurrencePlanner.plan(
                series.withOverrides(Map.of(
                        new InstanceId("20261130T080000Z"), moved, new InstanceId("20261207T080000Z"), cancelled)),
                BERLIN,
                HORIZON);

        assertThat(plan.occurrences())
                .extracting(
                        Occurrence::instance,
                        occurrence -> occurrence.startsAt().toString())
                .containsExactly(
                        tuple(new InstanceId("20261123T080000Z"), "2026-11-23T08:00:00Z"),
                        tuple(new InstanceId("20261130T080000Z"), "2026-12-01T08:00:00Z"));
    }

    @Test
    void readsDaysInTheZoneOfTheCalendar() {
        EventTime day = new EventTime.AllDay(LocalDate.of(2026, 11, 23));
        EventBody body = new EventBody(
                new Revision(0, Instant.EPOCH), EventTimes.startingAt(day), content(EventStatus.CONFIRMED));

        OccurrencePlan plan =
                OccurrencePlanner.plan(CalendarEvent.of(new EventId("e"), "u", List.of(), body), BERLIN, HORIZON);

        assertThat(plan.startsAt()).isEqualTo("2026-11-22T23:00:00Z");
        assertThat(plan.endsAt()).isEqualTo("2026-11-23T23:00:00Z");
    }

    private static CalendarEvent series(String rule) {
        return CalendarEvent.of(new EventId("e"), "u", List.of(rule), body(NINE, EventStatus.CONFIRMED));
    }

    private static EventBody body(LocalDateTime start, EventStatus status) {
        return new EventBody(
                new Revision(0, Instant.EPOCH),
                new EventTimes(new EventTime.Zoned(start, BERLIN), new EventTime.Zoned(start.plusHours(1), BERLIN)),
                content(status));
    }

    private static EventContent content(EventStatus status) {
        return new EventContent(
                "x",
                "",
                "",
                null,
                "",
                EventType.MEETING,
                status,
                EventVisibility.DEFAULT,
                Transparency.OPAQUE,
                null,
                List.of(),
                List.of(),
                "",
                false,
                List.of(),
                "",
                List.of(),
                Map.of(),
                List.of());
    }
}
