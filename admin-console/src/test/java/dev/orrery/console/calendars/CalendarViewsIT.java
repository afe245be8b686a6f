package dev.orrery.console.calendars;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import dev.orrery.calendar.v1.AccessRule;
import dev.orrery.calendar.v1.Attendee;
import dev.orrery.calendar.v1.Event;
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
    void showsTheMonthAsASheetAndOpensTheWeekOfAFullDay() {
        services.calendar.add(Samples.calendar("engineering", "Engineering").build());
        for (int number = 1; number <= 6; number++) {
            services.calendar.add(Samples.event("e" + number, "Event " + number, Instant.now(), Duration.ofMinutes(30))
                    .build());
        }
        navigate(CalendarView.class, ENGINEERING);
        eventually(() -> !find(Grid.class).all().isEmpty());

        test(find(Button.class).withText("Month").single()).click();
        eventually(() -> !find(MonthGrid.class).all().isEmpty());
        assertThat(text()).contains("Event 1", "Event 3").doesNotContain("Event 4");

        test(find(Button.class).withText("+3").single()).click();
        eventually(() -> !find(Grid.class).all().isEmpty() && table().size() == 6);
    }

    @Test
    void showsASeriesWithItsInstances() {
        services.calendar.add(Samples.calendar("engineering", "Engineering").build());
        services.calendar.add(
                aSeries().addRecurrence("RRULE:FREQ=DAILY;COUNT=3").build());
        services.calendar.add(instance("20261101T090000Z", Instant.now().minus(Duration.ofDays(2))));
        services.calendar.add(instance("20261103T090000Z", Instant.now().plus(Duration.ofDays(2))));

        navigate(EventView.class, Map.of("org", "acme", "calendar", "engineering", "event", "stand-up"));

        eventuallySays("Every day, 3 times");
        eventually(() -> !find(Grid.class).all().isEmpty() && table().size() == 1);
        assertThat(text()).contains("Ben Bitdiddle", "Comes");

        test(find(Button.class).withText("All").single()).click();
        eventually(() -> !find(Grid.class).all().isEmpty() && table().size() == 2);
    }

    @Test
    void showsAnInstanceThatWasMoved() {
        services.calendar.add(Samples.calendar("engineering", "Engineering").build());
        services.calendar.add(
                aSeries().addRecurrence("RRULE:FREQ=DAILY;COUNT=3").build());
        services.calendar.add(instance("20261101T090000Z", Instant.now()));

        navigate(
                EventView.class,
                Map.of(
                        "org", "acme",
                        "calendar", "engineering",
                        "event", "stand-up",
                        "instance", "20261101T090000Z"));

        eventuallySays("Moved");
        assertThat(text()).contains("Every day, 3 times");
    }

    @Test
    void tellsThatAnEventIsGone() {
        navigate(EventView.class, Map.of("org", "acme", "calendar", "engineering", "event", "gone"));

        eventuallySays("EVENT_NOT_FOUND");
    }

    private static Event.Builder aSeries() {
        return Samples.event("stand-up", "Stand-up", Instant.parse("2026-11-01T09:00:00Z"), Duration.ofMinutes(15))
                .addAttendees(Attendee.newBuilder()
                        .setDisplayName("Ben Bitdiddle")
                        .setEmail("ben@acme.example")
                        .setResponse(Attendee.Response.ACCEPTED));
    }

    private static Event instance(String originalStart, Instant start) {
        Event planned = aSeries().build();
        return Samples.event("stand-up", "Stand-up", start, Duration.ofMinutes(15))
                .setName(planned.getName() + "/instances/" + originalStart)
                .setRecurringEvent(planned.getName())
                .setOriginalStart(planned.getStart())
                .build();
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
