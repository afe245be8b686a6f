package dev.orrery.calendar.meetings;

import static dev.orrery.calendar.testing.Times.timestamp;
import static dev.orrery.calendar.testing.World.anEvent;
import static dev.orrery.calendar.testing.World.berlin;
import static dev.orrery.calendar.testing.World.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.CheckConflictsRequest;
import dev.orrery.calendar.v1.CheckConflictsResponse;
import dev.orrery.calendar.v1.Conflict;
import dev.orrery.calendar.v1.Event;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a draft collides with. */
@ServiceTest
class ConflictsIT {
    @Autowired
    private ServiceChannels channels;

    private Colleagues colleagues;
    private World world;

    @BeforeEach
    void setUp() {
        colleagues = new Colleagues(channels);
        world = colleagues.world;
    }

    @Test
    void tellsWhatADraftCollidesWithAsFarAsTheCallerMaySee() {
        Event own = world.create(
                world.ada,
                colleagues.adas,
                anEvent("focus", "2026-11-23T09:30:00")
                        .setEventType(Event.EventType.FOCUS)
                        .build());
        world.create(
                world.ben,
                colleagues.bens,
                anEvent("away", "2026-11-23T09:30:00")
                        .setEventType(Event.EventType.OUT_OF_OFFICE)
                        .build());

        CheckConflictsResponse conflicts = check(anEvent("draft", "2026-11-23T09:00:00")
                .addAttendees(attendee(world.ben))
                .addAttendees(attendee(world.dan)));

        assertThat(conflicts.getConflictsList())
                .extracting(Conflict::getKind, Conflict::getSubject, Conflict::getEvent)
                .containsExactly(
                        tuple(Conflict.Kind.FOCUS, colleagues.user(world.ada), own.getName()),
                        tuple(Conflict.Kind.BUSY, colleagues.user(world.ben), ""));
        assertThat(conflicts.getUnknownSubjectsList()).containsExactly(colleagues.user(world.dan));
        assertThat(conflicts.hasCheckedUntil()).isFalse();
        world.grant(world.ben, colleagues.bens, world.gus, AccessRule.Role.READ);
        assertThat(check(world.gus, anEvent("d", "2026-11-23T10:00:00").addAttendees(attendee(world.ben)))
                        .getConflicts(0)
                        .getKind())
                .isEqualTo(Conflict.Kind.OUT_OF_OFFICE);
    }

    @Test
    void checksEveryInstanceOfASeriesAndNotTheEventItself() {
        Event weekly = world.create(
                world.ada,
                colleagues.adas,
                anEvent("weekly", "2026-11-23T09:00:00")
                        .addRecurrence("RRULE:FREQ=WEEKLY")
                        .build());
        world.create(
                world.ada,
                colleagues.adas,
                anEvent("once", "2026-11-30T09:30:00").build());

        CheckConflictsResponse conflicts = check(weekly.toBuilder());

        assertThat(conflicts.getConflictsList())
                .extracting(Conflict::getKind, Conflict::getInstance)
                .containsExactly(tuple(Conflict.Kind.BUSY, "20261130T080000Z"));
        assertThat(conflicts.getCheckedUntil()).isEqualTo(timestamp("2027-02-24T08:00:00Z"));
        assertThat(check(weekly.toBuilder().clearName()).getConflictsCount()).isEqualTo(15);
        CheckConflictsResponse many =
                check(anEvent("often", "2026-11-28T09:00:00").addRecurrence("RRULE:FREQ=HOURLY"));
        assertThat(many.getTruncated()).isFalse();
        assertThat(many.getCheckedUntil()).isEqualTo(timestamp("2026-12-06T15:00:00Z"));
        assertThat(check(weekly.toBuilder().clearName().setTransparency(Event.Transparency.TRANSPARENT))
                        .getConflictsList())
                .isEmpty();
    }

    @Test
    void countsWorkingHoursAndCutsWhatIsTooMuch() {
        assertThat(check(anEvent("night", "2026-11-23T22:00:00")).getConflictsList())
                .extracting(Conflict::getKind)
                .containsExactly(Conflict.Kind.OUTSIDE_WORKING_HOURS);
        assertThat(check(Event.newBuilder().setTitle("day").setStart(day("2026-11-23")))
                        .getConflictsList())
                .isEmpty();
        for (int i = 0; i < 3; i++) {
            world.create(
                    world.ada,
                    colleagues.adas,
                    anEvent("often", "2026-11-28T09:00:00")
                            .addRecurrence("RRULE:FREQ=HOURLY;COUNT=300")
                            .build());
        }
        CheckConflictsResponse many =
                check(anEvent("draft", "2026-11-28T09:00:00").addRecurrence("RRULE:FREQ=HOURLY"));
        assertThat(many.getConflictsCount()).isEqualTo(500);
        assertThat(many.getTruncated()).isTrue();
        assertThat(Refusal.of(() ->
                                check(anEvent("draft", "2026-11-28T09:00:00").setEnd(berlin("2027-11-28T09:00:00"))))
                        .fields())
                .containsExactly("event.end");
        assertThat(Refusal.of(() ->
                                check(anEvent("draft", "2026-11-28T09:00:00").setEnd(berlin("2026-11-27T09:00:00"))))
                        .reason())
                .isEqualTo("INVALID_EVENT_TIME");
    }

    private CheckConflictsResponse check(Event.Builder draft) {
        return check(world.ada, draft);
    }

    private CheckConflictsResponse check(TestCaller caller, Event.Builder draft) {
        return colleagues
                .scheduling(caller)
                .checkConflicts(CheckConflictsRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setEvent(draft)
                        .build());
    }

    private Attendee attendee(TestCaller caller) {
        return Attendee.newBuilder()
                .setEmail(caller.email())
                .setUser(colleagues.user(caller))
                .build();
    }
}
