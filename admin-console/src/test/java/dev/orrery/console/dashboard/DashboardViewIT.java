package dev.orrery.console.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.v1.Change;
import dev.orrery.console.ViewTest;
import dev.orrery.console.fakes.FakeUser;
import dev.orrery.console.fakes.Samples;
import dev.orrery.console.fakes.SignedInAs;
import dev.orrery.console.people.OrganizationsView;
import dev.orrery.okr.v1.Kpi;
import dev.orrery.okr.v1.Objective;
import dev.orrery.okr.v1.Task;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SignedInAs(FakeUser.ADA)
class DashboardViewIT extends ViewTest {

    @BeforeEach
    void fill() {
        services.calendar.add(Samples.calendar("engineering", "Engineering").build());
        services.calendar.add(Samples.event("now", "Planning", Instant.now(), Duration.ofMinutes(30))
                .build());
        services.okr.add(Samples.objective("ship", "Ship it", Objective.Health.AT_RISK, "0.5")
                .build());
        services.okr.add(Samples.kpi("nps", "Net promoter score", Kpi.Status.OFF_TRACK, "10", "50")
                .build());
        services.okr.add(Samples.task("one", "Write notes", Task.State.BLOCKED).build());
        services.okr.add(Samples.task("two", "Done long ago", Task.State.DONE).build());
    }

    @Test
    void countsTimeGoalsAndWork() {
        navigate(DashboardView.class, Map.of("org", "acme"));

        eventuallySays("1 at risk or off track");
        eventuallySays("1 of them today");
        assertThat(text()).contains("1 off track", "1 blocked", "Planning");
        assertThat(services.calendarCalls.tokens()).contains(TOKEN);
    }

    @Test
    void movesWhenSomethingChanges() {
        navigate(DashboardView.class, Map.of("org", "acme"));
        eventuallySays("Live");
        eventually(() -> services.calendar.watchers() == 1);

        services.calendar.add(Samples.calendar("new", "Brand new").build());
        services.calendar.tell(Change.newBuilder()
                .setKind(Change.Kind.CREATED)
                .setResourceName("orgs/acme/calendars/new")
                .setType("calendar")
                .setCalendar(Samples.calendar("new", "Brand new"))
                .setActor("orgs/acme/users/" + FakeUser.BEN.id())
                .setTime(Samples.timestamp(Instant.now()))
                .build());

        eventuallySays("Calendar added by Ben Bitdiddle");
        eventually(() -> find(Figure.class)
                .all()
                .getFirst()
                .getElement()
                .getTextRecursively()
                .contains("2"));
    }

    @Test
    void missesNothingWhileAServiceRestarts() throws InterruptedException {
        navigate(DashboardView.class, Map.of("org", "acme"));
        eventually(() -> services.calendar.watchers() == 1);
        services.calendar.tell(renamed("Before the restart"));
        eventuallySays("Before the restart");

        services.stopCalendar();
        eventuallySays("Reconnecting");
        services.calendar.tell(renamed("While it was away"));
        services.startCalendar();

        eventuallySays("While it was away");
        eventuallySays("Live");
        assertThat(services.calendar.resumed()).last().isNotEqualTo("");
    }

    @Test
    void tellsThatAServiceIsAwayAndShowsTheRest() {
        // The first page follows already; a stream that is being opened would outlive the end of all.
        eventually(() -> services.calendar.watchers() == 1);
        services.calendarCalls.failWith(Status.UNAVAILABLE.withDescription("io exception at 127.0.0.1"));
        services.calendar.endStreams();

        navigate(DashboardView.class, Map.of("org", "acme"));

        eventuallySays("Cannot reach the service");
        eventuallySays("1 at risk or off track");
        eventuallySays("Reconnecting");
        assertThat(text()).doesNotContain("io exception");
    }

    @Test
    void leavesNoStreamBehind() {
        navigate(DashboardView.class, Map.of("org", "acme"));
        eventually(() -> services.calendar.watchers() == 1);

        navigate("organizations", OrganizationsView.class);

        eventually(() -> services.calendarCalls.openCalls() == 0);
    }

    private static Change renamed(String name) {
        return Change.newBuilder()
                .setKind(Change.Kind.UPDATED)
                .setResourceName(Samples.CALENDAR)
                .setType("calendar")
                .setCalendar(Samples.calendar("engineering", name))
                .build();
    }
}
