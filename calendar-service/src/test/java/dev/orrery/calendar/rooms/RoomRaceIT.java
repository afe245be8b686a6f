package dev.orrery.calendar.rooms;

import static dev.orrery.calendar.schema.Tables.ROOM_BOOKING;
import static dev.orrery.calendar.testing.World.anEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.calendar.booking.RoomId;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.testing.RoomWorld;
import dev.orrery.calendar.testing.World;
import dev.orrery.calendar.v1.ConflictPolicy;
import dev.orrery.calendar.v1.Event;
import dev.orrery.calendar.v1.Room;
import dev.orrery.calendar.v1.RoomBooking;
import dev.orrery.kit.tenancy.OrganizationTransactions;
import dev.orrery.kit.testing.FixedClock;
import dev.orrery.kit.testing.Refusal;
import dev.orrery.kit.testing.Seeds;
import dev.orrery.kit.testing.ServiceChannels;
import dev.orrery.kit.testing.ServiceTest;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many who want one room at once. */
@ServiceTest
class RoomRaceIT {
    private static final String WON = "";

    @Autowired
    private ServiceChannels channels;

    @Autowired
    private OrganizationTransactions transactions;

    private RoomWorld rooms;
    private World world;
    private Room ceres;
    private String calendar;

    @BeforeEach
    void setUp() {
        rooms = new RoomWorld(channels);
        world = rooms.world;
        ceres = rooms.room("ceres", Room.newBuilder());
        calendar = world.calendar(world.ada).getName();
    }

    @Test
    void givesARoomToExactlyOneAndTellsTheOthersWhatIsInTheWay() throws Exception {
        List<String> outcomes = atOnce(32, number -> outcome(anEvent("x", "2026-11-23T09:00:00"), ConflictPolicy.FAIL));

        assertThat(outcomes).filteredOn(WON::equals).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !outcome.equals(WON))
                .containsOnly("ROOM_TAKEN 2026-11-23T08:00:00Z");
        assertThat(rooms.ofRoom(world.ada, ceres)).containsExactly("2026-11-23T08:00:00Z CONFIRMED");
    }

    @Test
    void neverBooksTwiceWhateverIsBookedAndWhateverBreaks() throws Exception {
        List<String> outcomes = atOnce(64, number -> {
            if (number % 16 == 15) {
                cutConnections();
                return WON;
            }
            RandomGenerator random = Seeds.random(number);
            Event.Builder event = anEvent("x", aStart(random));
            if (random.nextBoolean()) {
                event.addRecurrence("RRULE:FREQ=DAILY;COUNT=" + random.nextInt(2, 20));
            }
            return outcome(event, random.nextBoolean() ? ConflictPolicy.FAIL : ConflictPolicy.SKIP_CONFLICTS);
        });

        assertThat(outcomes)
                .allMatch(outcome -> outcome.equals(WON)
                        || outcome.startsWith("ROOM_TAKEN 2026-")
                        || outcome.startsWith("TEMPORARILY_UNAVAILABLE"));
        List<BusyRoom> busy = transactions.read(
                world.acme,
                transaction -> SelectBusyRooms.within(
                        transaction, List.of(new RoomId("ceres")), TimeRange.of(null, null), FixedClock.START));
        assertThat(busy).isNotEmpty();
        for (int i = 1; i < busy.size(); i++) {
            assertThat(busy.get(i).startsAt()).isAfterOrEqualTo(busy.get(i - 1).endsAt());
        }
    }

    @Test
    void isRefusedByTheDatabaseItself() {
        rooms.book(
                world.ada,
                calendar,
                anEvent("x", "2026-11-23T09:00:00").addRooms(ceres.getName()),
                ConflictPolicy.FAIL);
        Event other = rooms.book(world.ada, calendar, anEvent("y", "2026-11-24T09:00:00"), ConflictPolicy.FAIL);
        String event = other.getName().substring(other.getName().lastIndexOf('/') + 1);

        assertThatThrownBy(() -> transactions.change(
                        world.acme,
                        transaction -> transaction
                                .sql()
                                .insertInto(ROOM_BOOKING)
                                .set(ROOM_BOOKING.ORG_ID, transaction.organizationId())
                                .set(ROOM_BOOKING.ROOM_ID, "ceres")
                                .set(ROOM_BOOKING.BOOKING_ID, "by-hand")
                                .set(ROOM_BOOKING.CALENDAR_ID, calendar.substring(calendar.lastIndexOf('/') + 1))
                                .set(ROOM_BOOKING.EVENT_ID, event)
                                .set(ROOM_BOOKING.INSTANCE_ID, "")
                                .set(ROOM_BOOKING.STARTS_AT, Instant.parse("2026-11-23T08:59:59Z"))
                                .set(ROOM_BOOKING.ENDS_AT, Instant.parse("2026-11-23T10:00:00Z"))
                                .set(ROOM_BOOKING.STATE, RoomBooking.State.HOLD.name())
                                .set(ROOM_BOOKING.HOLD_EXPIRE_TIME, FixedClock.START)
                                .set(ROOM_BOOKING.BOOKER_ID, world.ada.id().value())
                                .set(ROOM_BOOKING.DECISION_COMMENT, "")
                                .set(ROOM_BOOKING.VERSION, 1L)
                                .set(ROOM_BOOKING.CREATE_TIME, FixedClock.START)
                                .set(ROOM_BOOKING.UPDATE_TIME, FixedClock.START)
                                .execute()))
                .hasStackTraceContaining("room_booking_overlap");
    }

    /** What a crash of an instance looks like to the database; one at a time, so that none cuts another's. */
    private synchronized void cutConnections() {
        transactions.write(world.acme, transaction -> transaction.sql().execute("""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE usename = current_user AND pid <> pg_backend_pid() AND state <> 'idle' LIMIT 3
                """));
    }

    private static String aStart(RandomGenerator random) {
        LocalDateTime start = LocalDateTime.of(2026, 11, 23, 9, 0)
                .plusDays(random.nextInt(0, 3))
                .plusMinutes(15L * random.nextInt(0, 12));
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").format(start);
    }

    private String outcome(Event.Builder event, ConflictPolicy policy) {
        try {
            rooms.book(world.ada, calendar, event.addRooms(ceres.getName()), policy);
            return WON;
        } catch (StatusRuntimeException refused) {
            Refusal refusal = Refusal.of(refused);
            return refusal.reason() + " " + refusal.metadata().getOrDefault("blockingStartTime", "");
        }
    }

    private static List<String> atOnce(int callers, IntFunction<String> call) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(callers)) {
            List<Future<String>> running = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int number = i;
                running.add(executor.submit(() -> call.apply(number)));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> outcome : running) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }
}
