package dev.orrery.calendar.calendars;

import static dev.orrery.calendar.schema.Tables.CALENDAR_TALLY;
import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.Calendar;
import dev.orrery.calendar.v1.DeleteCalendarRequest;
import dev.orrery.calendar.v1.DeleteEventRequest;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.ListCalendarsRequest;
import dev.orrery.calendar.v1.ListEventsRequest;
import dev.orrery.calendar.v1.MoveEventRequest;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How many events calendars hold, and how often those were written, without counting them. */
@ServiceTest
class CalendarTallyIT {
    private static final int WRITERS = 8;
    private static final int WRITES_EACH = 24;
    private static final int MAX_UNFOLDED = 64;

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private OrganizationTransactions transactions;

    private World world;

    @BeforeEach
    void begin() {
        world = new World(channels);
    }

    @Test
    void agreesWithTheEventsWhateverManyWritersDo() throws Exception {
        List<Calendar> calendars = List.of(world.calendar(world.ada), world.calendar(world.ada));
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Boolean>> work = IntStream.range(0, WRITERS)
                    .<Callable<Boolean>>mapToObj(number -> () -> {
                        write(calendars.get(number % 2), calendars.get(1 - number % 2));
                        return true;
                    })
                    .toList();
            for (Future<Boolean> done : writers.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }

        List<Calendar> listed = world.calendars(world.ada)
                .listCalendars(ListCalendarsRequest.newBuilder()
                        .setParent(world.acme.name())
                        .build())
                .getCalendarsList();
        assertThat(listed).hasSize(2).allSatisfy(calendar -> {
            assertThat(calendar.getEventCount()).isEqualTo(events(calendar)).isPositive();
        });
        // Each writer may add one to what nobody folds yet.
        assertThat(rows()).isPositive().isLessThanOrEqualTo(2 * (MAX_UNFOLDED + WRITERS));
    }

    @Test
    void goesWithItsCalendar() {
        Calendar calendar = world.calendar(world.ada);
        world.create(world.ada, calendar, anEvent("x", "2026-11-23T09:00:00").build());
        world.calendars(world.ada)
                .deleteCalendar(DeleteCalendarRequest.newBuilder()
                        .setName(calendar.getName())
                        .build());

        transactions.write(
                world.acme,
                transaction -> PurgeCalendars.run(transaction, FixedClock.START.plus(Duration.ofDays(365))));

        assertThat(rows()).isZero();
    }

    /** Of three events one stays, one goes, and one moves. */
    private void write(Calendar own, Calendar other) {
        for (int number = 0; number < WRITES_EACH; number++) {
            Event event = world.create(
                    world.ada, own, anEvent("x", "2026-11-23T09:00:00").build());
            if (number % 3 == 1) {
                world.events(world.ada)
                        .deleteEvent(DeleteEventRequest.newBuilder()
                                .setName(event.getName())
                                .build());
            } else if (number % 3 == 2) {
                world.events(world.ada)
                        .moveEvent(MoveEventRequest.newBuilder()
                                .setName(event.getName())
                                .setDestination(other.getName())
                                .build());
            }
        }
    }

    private long events(Calendar calendar) {
        return world.events(world.ada)
                .listEvents(ListEventsRequest.newBuilder()
                        .setParent(calendar.getName())
                        .setPageSize(1_000)
                        .build())
                .getEventsCount();
    }

    private int rows() {
        return transactions.read(world.acme, transaction -> transaction.sql().fetchCount(CALENDAR_TALLY));
    }
}
