package dev.orrery.calendar.upkeep;

import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.orrery.calendar.calendars.PurgeCalendars;
import dev.orrery.calendar.eventstore.HorizonExtension;
import dev.orrery.calendar.organizations.SelectOrganizations;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.DeleteCalendarRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.GetCalendarRequest;
import dev.orrery.calendar.v1.ListEventInstancesRequest;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class UpkeepIT {
    private static final Instant A_YEAR_LATER = FixedClock.START.plus(Duration.ofDays(365));

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private OrganizationTransactions transactions;

    @Autowired
    private SelectOrganizations organizations;

    @Test
    void writesDownMoreOccurrencesWithoutChangingWhatIsRead() {
        World world = new World(channels);
        Calendar calendar = world.calendar(world.ada);
        Event series = world.create(
                world.ada,
                calendar,
                anEvent("daily", "2026-11-23T09:00:00")
                        .addRecurrence("RRULE:FREQ=DAILY")
                        .build());
        List<Event> before = aroundTheHorizon(world, series);

        boolean hasMore = transactions.write(
                world.acme, transaction -> HorizonExtension.run(transaction, A_YEAR_LATER, (extended, zone) -> {}));

        assertThat(hasMore).isFalse();
        assertThat(before).hasSize(100);
        assertThat(aroundTheHorizon(world, series)).isEqualTo(before);
        assertThat(organizations.all())
                .extracting(organization -> organization.alias())
                .contains(world.acme.alias());
    }

    @Test
    void takesDeletedCalendarsAwayWhenTheirTimeHasCome() {
        World world = new World(channels);
        Calendar calendar = world.calendar(world.ada);
        world.create(world.ada, calendar, anEvent("x", "2026-11-23T09:00:00").build());
        world.calendars(world.ada)
                .deleteCalendar(DeleteCalendarRequest.newBuilder()
                        .setName(calendar.getName())
                        .build());

        int early = transactions.write(
                world.acme, transaction -> PurgeCalendars.run(transaction, FixedClock.START.plus(Duration.ofDays(29))));
        int due = transactions.write(world.acme, transaction -> PurgeCalendars.run(transaction, A_YEAR_LATER));

        assertThat(early).isZero();
        assertThat(due).isEqualTo(1);
        assertThat(Refusal.of(() -> world.calendars(world.ada)
                                .getCalendar(GetCalendarRequest.newBuilder()
                                        .setName(calendar.getName())
                                        .build()))
                        .reason())
                .isEqualTo("CALENDAR_NOT_FOUND");
    }

    private static List<Event> aroundTheHorizon(World world, Event series) {
        Instant start = Instant.parse("2028-11-01T00:00:00Z");
        return world.events(world.ada)
                .listEventInstances(ListEventInstancesRequest.newBuilder()
                        .setParent(series.getName())
                        .setStartTime(Timestamp.newBuilder().setSeconds(start.getEpochSecond()))
                        .setPageSize(100)
                        .build())
                .getEventsList();
    }
}
