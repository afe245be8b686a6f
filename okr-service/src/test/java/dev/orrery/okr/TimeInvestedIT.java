package dev.orrery.okr;

import static dev.orrery.okr.AttendedWorld.FROM;
import static dev.orrery.okr.AttendedWorld.UNTIL;
import static dev.orrery.okr.AttendedWorld.minutes;
import static dev.orrery.okr.Client.decimal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.EventTime;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.okr.edits.Edits;
import dev.orrery.okr.v1.CreateSquadRequest;
import dev.orrery.okr.v1.KeyResult;
import dev.orrery.okr.v1.Link;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.QueryTimeInvestedRequest.GroupBy;
import dev.orrery.okr.v1.QueryTimeInvestedRequest.Period;
import dev.orrery.okr.v1.Squad;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What attended time is for, of single events. */
@OkrTest
class TimeInvestedIT {
    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FakeCalendar calendar;

    @Autowired
    private Edits edits;

    private AttendedWorld world;

    @BeforeEach
    void setUp() {
        world = new AttendedWorld(channels, calendar, edits);
    }

    @Test
    void countsTheAcceptedAndLeavesTheRestOut() {
        world.happens(world.meeting("planning", 60).addAttendees(world.answer("ada", Attendee.Response.ACCEPTED)));
        world.happens(world.meeting("declined", 60).addAttendees(world.answer("ada", Attendee.Response.DECLINED)));
        world.happens(world.meeting("cancelled", 60)
                .setStatus(Event.Status.CANCELLED)
                .addAttendees(world.answer("ada", Attendee.Response.ACCEPTED)));
        world.happens(world.meeting("holiday", 60)
                .setEventType(Event.EventType.HOLIDAY)
                .addAttendees(world.answer("ada", Attendee.Response.ACCEPTED)));
        world.happens(Event.newBuilder()
                .setName(world.name("day"))
                .setStart(EventTime.newBuilder().setDate("2026-03-24"))
                .addAttendees(world.answer("ada", Attendee.Response.ACCEPTED)));

        assertThat(minutes(world.query(GroupBy.USER).getTotal())).isEqualTo(60);

        world.happens(world.meeting("planning", 60).addAttendees(world.answer("ada", Attendee.Response.DECLINED)));
        assertThat(minutes(world.query(GroupBy.USER).getTotal())).isZero();
    }

    @Test
    void sumsUpByWhatItIsForAndByWhoseItIs() {
        Squad squad = world.client()
                .squads()
                .createSquad(CreateSquadRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setSquad(Squad.newBuilder().setDisplayName("Core"))
                        .build());
        Objective objective =
                world.client().objective(Objective.newBuilder().setTitle("Grow").setSquad(squad.getName()));
        KeyResult one = world.client().percent(objective.getName());
        KeyResult two = world.client().percent(objective.getName());
        world.happens(world.meeting("planning", 60)
                .addAttendees(world.answer("ada", Attendee.Response.ACCEPTED))
                .addAttendees(world.answer("ben", Attendee.Response.ACCEPTED)));
        world.link("planning", one, Link.newBuilder().setWeight(decimal("3")));
        world.link("planning", two, Link.newBuilder());
        world.happens(world.meeting("lunch", 30).addAttendees(world.answer("ben", Attendee.Response.ACCEPTED)));

        // Ben's lunch runs during the first half of the planning: 15 minutes each.
        assertThat(aligned(GroupBy.KEY_RESULT))
                .containsEntry(one.getName(), 78L)
                .containsEntry(two.getName(), 26L);
        assertThat(aligned(GroupBy.OBJECTIVE)).containsEntry(objective.getName(), 105L);
        assertThat(aligned(GroupBy.SQUAD)).containsEntry(squad.getName(), 105L);
        assertThat(aligned(GroupBy.USER)).containsEntry(world.user("ada"), 60L).containsEntry(world.user("ben"), 45L);
        assertThat(minutes(world.query(GroupBy.USER).getUnaligned())).isEqualTo(15);
        assertThat(minutes(world.query(GroupBy.USER).getTotal())).isEqualTo(120);
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        assertThat(Refusal.of(() -> world.query(GroupBy.USER, Period.DAY, UNTIL, FROM))
                        .fields())
                .containsExactly("end_time");
        assertThat(Refusal.of(() -> world.query(GroupBy.USER, Period.DAY, FROM, FROM.plus(Duration.ofDays(2000))))
                        .fields())
                .containsExactly("end_time");
    }

    private Map<String, Long> aligned(GroupBy groupBy) {
        Map<String, Long> aligned = new LinkedHashMap<>();
        world.query(groupBy)
                .getEntriesList()
                .forEach(entry -> aligned.put(entry.getGroup(), minutes(entry.getAligned())));
        return aligned;
    }
}
