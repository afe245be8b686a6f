package dev.orrery.console.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.console.ViewTest;
import dev.orrery.console.fakes.FakeUser;
import dev.orrery.console.fakes.Samples;
import dev.orrery.console.fakes.SignedInAs;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SignedInAs(FakeUser.ADA)
class CalendarViewsIT extends ViewTest {
    private static final Map<String, String> ENGINEERING = Map.of("org", "acme", "calendar", "engineering");

    @Test
    void listsCalendarsWithTheirOwners() {
        services.calendar.add(Samples.calendar("engineering", "Engineering").build());
        services.calendar.add(Samples.calendar("ben", "Ben")
                .setMyRole(AccessRule.Role.FREE_BUSY)
                .clearEventCount()
                .build());

        navigate(CalendarsView.class, Map.of("org", "acme"));

        eventually(() -> !find(Grid.class).all().isEmpty());
        GridTester<?, Object> grid = table();
        assertThat(grid.size()).isEqualTo(2);
        assertThat(grid.getCellText(0, 2)).isEqualTo("Organisation");
        assertThat(grid.getCellText(0, 5)).isEqualTo("12");
        assertThat(grid.getCellText(1, 5)).isEqualTo("–");
        assertThat(((CalendarRow) grid.getRow(0)).ownerName()).isEqualTo("Ada Lovelace");
    }

    @Test
    void readsALongListAsFarAsItIsScrolled() {
        for (int number = 0; number < 120; number++) {
            services.calendar.add(
                    Samples.calendar("c" + number, "Calendar " + number).build());
        }

        navigate(CalendarsView.class, Map.of("org", "acme"));

        eventually(() -> !find(Grid.class).all().isEmpty());
        assertThat(((CalendarRow) table().getRow(110)).calendar().getDisplayName())
                .isEqualTo("Calendar 110");
    }

    @Test
    void saysThatThereIsNoCalendarYet() {
        navigate(CalendarsView.class, Map.of("org", "acme"));

        eventuallySays("No calendars yet");
    }

    @Test
    void tellsWhyACalendarCannotBeShown() {
        navigate(CalendarView.class, ENGINEERING);

        eventuallySays("No calendar orgs/acme/calendars/engineering.");
        eventuallySays("CALENDAR_NOT_FOUND");
    }

    @Test
    void triesAgainWhenAskedTo() {
        services.calendarCalls.failWith(Status.UNAVAILABLE);
        navigate(CalendarsView.class, Map.of("org", "acme"));
        eventuallySays("Cannot reach the service");

        services.clear();
        test(find(Button.class).withText("Try again").single()).click();

        eventuallySays("No calendars yet");
    }

    @Test
    void showsTheWeekAndStepsToTheNext() {
        services.calendar.add(Samples.calendar("engineering", "Engineering").build());
        services.calendar.add(Samples.event("one", "Planning", Instant.now(), Duration.ofMinutes(30))
                .build());

        navigate(CalendarView.class, ENGINEERING);
        eventually(() -> !find(Grid.class).all().isEmpty());
        assertThat(((EventRow) table().getRow(0)).title()).isEqualTo("Planning");
        assertThat(text()).contains("Times in Europe/Berlin");

        find(Button.class).withAttribute("aria-label", "Later").single().click();
        eventuallySays("Nothing planned");

        test(find(Button.class).withText("Today").single()).click();
        eventually(() -> !find(Grid.class).all().isEmpty());
    }

    @Test
    void offersTheImportOnlyToWhomMayWrite() {
        services.calendar.add(Samples.calendar("engineering", "Engineering")
                .setMyRole(AccessRule.Role.READ)
                .build());

        navigate(CalendarView.class, ENGINEERING);

        eventuallySays("Nothing planned");
        assertThat(find(Button.class).withText("Import").all()).isEmpty();
    }
}
