package dev.orrery.calendar.follower;

import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.calendar.squads.Squads;
import dev.orrery.calendar.testing.FakeOkr;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.CreateAccessRuleRequest;
import dev.orrery.calendar.v1.GetCalendarRequest;
import dev.orrery.calendar.v1.ListCalendarsRequest;
import dev.orrery.calendar.v1.ListChangesRequest;
import dev.orrery.calendar.v1.ListChangesResponse;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import dev.orrery.kit.testing.TestCaller;
import dev.orrery.okr.v1.Change;
import dev.orrery.okr.v1.Squad;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A calendar that is shared with a squad is for its members, from their first day in it to their last. */
@ServiceTest
class SquadCalendarsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String YESTERDAY = "2026-11-20";
    private static final String TODAY = "2026-11-21";
    private static final String TOMORROW = "2026-11-22";

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private FakeOkr okr;

    @Autowired
    private Squads squads;

    @Autowired
    private OrganizationTransactions transactions;

    @Autowired
    private FixedClock clock;

    private World world;
    private Calendar calendar;
    private String start;

    @BeforeEach
    void share() {
        world = new World(channels);
        calendar = world.calendar(world.ada);
        world.access(world.ada)
                .createAccessRule(CreateAccessRuleRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setAccessRule(AccessRule.newBuilder()
                                .setGrantee(
                                        AccessRule.Grantee.newBuilder().setSquad(world.acme.name() + "/squads/core"))
                                .setRole(AccessRule.Role.READ))
                        .build());
        start = changes(world.ben, "").getNextPosition();
    }

    @Test
    void isForThoseWhoAreInTheSquadToday() {
        okr.publish(
                squad(member(world.ben, "", TODAY), member(world.dan, TOMORROW, ""), member(world.gus, "", YESTERDAY)));

        awaitAccess(world.ben);
        assertThat(calendars(world.ben)).contains(calendar.getName());
        assertThat(refusal(world.dan)).isEqualTo("CALENDAR_NOT_FOUND");
        assertThat(refusal(world.gus)).isEqualTo("CALENDAR_NOT_FOUND");
        assertThat(calendars(world.dan)).doesNotContain(calendar.getName());
    }

    @Test
    void changesHandsAtMidnightAndWatchersAreTold() {
        okr.publish(squad(member(world.ben, "", TODAY), member(world.dan, TOMORROW, "")));
        awaitAccess(world.ben);
        clock.advance(Duration.ofDays(1));

        boolean hasMore =
                transactions.write(world.acme, transaction -> squads.followDates(transaction, clock.instant()));
        world.create(
                world.ada, calendar, anEvent("of core", "2026-11-23T09:00:00").build());

        assertThat(hasMore).isFalse();
        assertThat(refusal(world.ben)).isEqualTo("CALENDAR_NOT_FOUND");
        assertThat(get(world.dan).getMyRole()).isEqualTo(AccessRule.Role.READ);
        assertThat(kinds(world.ben)).containsExactly("calendar DELETED");
        assertThat(kinds(world.dan)).containsExactly("calendar CREATED", "event CREATED");
        assertThat(kinds(world.gus)).isEmpty();
    }

    @Test
    void isLostWithTheSquad() {
        okr.publish(squad(member(world.ben, "", "")));
        awaitAccess(world.ben);
        okr.publish(squad(member(world.ben, "", ""), member(world.dan, "", "")));
        awaitAccess(world.dan);

        okr.publish(change().setKind(Change.Kind.DELETED).build());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(refusal(world.dan)).isEqualTo("CALENDAR_NOT_FOUND"));
        assertThat(kinds(world.ben)).containsExactly("calendar DELETED");
    }

    private void awaitAccess(TestCaller caller) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(calendars(caller)).contains(calendar.getName()));
    }

    private Calendar get(TestCaller caller) {
        return world.calendars(caller)
                .getCalendar(GetCalendarRequest.newBuilder()
                        .setName(calendar.getName())
                        .build());
    }

    private String refusal(TestCaller caller) {
        return Refusal.of(() -> get(caller)).reason();
    }

    private List<String> calendars(TestCaller caller) {
        return world
                .calendars(caller)
                .listCalendars(ListCalendarsRequest.newBuilder()
                        .setParent(world.acme.name())
                        .build())
                .getCalendarsList()
                .stream()
                .map(Calendar::getName)
                .toList();
    }

    private List<String> kinds(TestCaller caller) {
        return changes(caller, start).getChangesList().stream()
                .map(change -> change.getType() + " " + change.getKind())
                .toList();
    }

    private ListChangesResponse changes(TestCaller caller, String after) {
        return world.changes(caller)
                .listChanges(ListChangesRequest.newBuilder()
                        .setParent(world.acme.name())
                        .setAfterPosition(after)
                        .build());
    }

    private Squad.Member member(TestCaller caller, String firstDay, String lastDay) {
        return Squad.Member.newBuilder()
                .setUser(world.acme.userName(caller.id()))
                .setStartDate(firstDay)
                .setEndDate(lastDay)
                .build();
    }

    private Change squad(Squad.Member... members) {
        return change().setSquad(Squad.newBuilder().addAllMembers(List.of(members)))
                .build();
    }

    private Change.Builder change() {
        return Change.newBuilder()
                .setKind(Change.Kind.UPDATED)
                .setResourceName(world.acme.name() + "/squads/core")
                .setType("squad")
                .setOrganizationUid(world.acme.id().toString());
    }
}
