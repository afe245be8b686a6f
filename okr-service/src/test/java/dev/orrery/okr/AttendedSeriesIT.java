package dev.orrery.okr;

import static dev.orrery.okr.AttendedWorld.BERLIN;
import static dev.orrery.okr.AttendedWorld.MONDAY;
import static dev.orrery.okr.AttendedWorld.id;
import static dev.orrery.okr.AttendedWorld.minutes;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.util.Durations;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.names.EventId;
import dev.orrery.okr.timeinvested.AttendedSeries;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Link;
import dev.orrery.okr.v1.QueryTimeInvestedRequest.GroupBy;
import dev.orrery.okr.v1.QueryTimeInvestedRequest.Period;
import dev.orrery.okr.v1.QueryTimeInvestedResponse;
import dev.orrery.okr.v1.TimeInvested;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What attended time is for, of events that repeat. */
@OkrTest
class AttendedSeriesIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FakeCalendar calendar;

    @Autowired
    private Edits edits;

    @Autowired
    private FixedClock clock;

    @Autowired
    private AttendedSeries series;

    private AttendedWorld world;

    @BeforeEach
    void setUp() {
        world = new AttendedWorld(channels, calendar, edits);
    }

    @Test
    void keepsTheHourOfASeriesAcrossSummerTimeAndCountsWhatIsHeldUntilNow() {
        clock.set(MONDAY.plusDays(7).plusMinutes(20).atZone(BERLIN).toInstant());
        world.happens(world.meeting("weekly", 60)
                .addRecurrence("RRULE:FREQ=WEEKLY;COUNT=3")
                .addAttendees(world.answer("ada", Attendee.Response.ACCEPTED)));

        QueryTimeInvestedResponse weeks = world.query(GroupBy.USER, Period.WEEK);

        assertThat(weeks.getEntriesList())
                .extracting(TimeInvested::getPeriodStart)
                .containsExactly("2026-03-23", "2026-03-30", "2026-04-06");
        assertThat(minutes(weeks.getTotal())).isEqualTo(180);
        assertThat(Durations.toMinutes(weeks.getTotal().getHeld())).isEqualTo(80);
    }

    @Test
    void takesOverWhatIsOtherAboutAnInstance() {
        KeyResult keyResult =
                world.client().percent(world.client().objective("Grow", "").getName());
        world.happens(world.meeting("weekly", 60)
                .addRecurrence("RRULE:FREQ=WEEKLY;COUNT=3")
                .addAttendees(world.answer("ada", Attendee.Response.ACCEPTED)));
        EventId id = new EventId("team", "weekly");
        Event longer = world.meeting("weekly", 90)
                .addAttendees(world.answer("ada", Attendee.Response.ACCEPTED))
                .build();
        world.tell(attended -> attended.instanceChanged(id, "20260323T080000Z", longer));
        world.tell(attended -> attended.instanceDeleted(id, "20260330T070000Z"));
        calendar.add(Event.newBuilder()
                .setName(world.name("weekly") + "/instances/20260323T080000Z")
                .build());
        world.link(
                "weekly",
                keyResult,
                Link.newBuilder().setScope(Link.Scope.OCCURRENCE).setOccurrence("20260323T080000Z"));

        QueryTimeInvestedResponse answer = world.query(GroupBy.KEY_RESULT);

        assertThat(minutes(answer.getTotal())).isEqualTo(150);
        assertThat(minutes(answer.getAligned())).isEqualTo(90);
        world.tell(attended -> attended.calendarDeleted("team"));
        assertThat(minutes(world.query(GroupBy.KEY_RESULT).getTotal())).isZero();
        world.tell(attended -> attended.calendarRestored("team"));
        assertThat(minutes(world.query(GroupBy.KEY_RESULT).getTotal())).isEqualTo(150);
    }

    @Test
    void writesAnEndlessSeriesDownAheadAsTimeGoesOn() {
        world.happens(world.meeting("daily", 60)
                .addRecurrence("RRULE:FREQ=DAILY")
                .addAttendees(world.answer("ada", Attendee.Response.ACCEPTED)));
        assertThat(series.extend(world.acme)).isZero();

        clock.advance(Duration.ofDays(200));

        assertThat(series.extend(world.acme)).isOne();
        assertThat(series.extend(world.acme)).isZero();
        Instant end = clock.instant().plus(Duration.ofDays(360));
        assertThat(minutes(world.query(GroupBy.USER, Period.PERIOD_UNSPECIFIED, end.minus(Duration.ofDays(10)), end)
                        .getTotal()))
                .isEqualTo(600);
    }
}
