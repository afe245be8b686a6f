package dev.orrery.calendar.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.event.TimeRange;
import dev.orrery.calendar.scheduling.WeeklyHours;
import dev.orrery.calendar.scheduling.WeeklyPeriod;
import dev.orrery.kit.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BookingPlannerTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final EventId EVENT = new EventId("e");
    private static final RoomId ROOM = new RoomId("ceres");
    private static final OperatingHours ALWAYS = new OperatingHours(new WeeklyHours(ZoneOffset.UTC, List.of()));
    private static final OperatingHours OFFICE = new OperatingHours(new WeeklyHours(
            ZoneOffset.UTC, List.of(WeeklyPeriod.parse("MONDAY 480 1080"), WeeklyPeriod.parse("TUESDAY 480 1080"))));

    @Test
    void keepsWhatStaysAsItIs() {
        Booking declined = new Booking("b", slot(60, 120), BookingState.DECLINED);

        assertThat(BookingDiff.of(List.of(declined), List.of(slot(60, 120)), NOW)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void booksNothingThatIsOver() {
        BookingDiff diff = BookingDiff.of(List.of(), List.of(slot(-120, -60), slot(-30, 30)), NOW);

        assertThat(diff.wishes()).extracting(wish -> wish.slot().time().end()).containsExactly(at(30));
    }

    @Test
    void needsNoNewApprovalForPartOfWhatWasApproved() {
        Booking confirmed = new Booking("b", slot(60, 120), BookingState.CONFIRMED);

        BookingDiff shorter = BookingDiff.of(List.of(confirmed), List.of(slot(60, 90)), NOW);
        BookingDiff longer = BookingDiff.of(List.of(confirmed), List.of(slot(60, 121)), NOW);

        assertThat(shorter.gone()).containsExactly(confirmed);
        assertThat(decide(shorter, RoomPolicy.APPROVAL).getFirst().state()).isEqualTo(BookingState.CONFIRMED);
        assertThat(decide(longer, RoomPolicy.APPROVAL).getFirst().state()).isEqualTo(BookingState.HOLD);
    }

    @Test
    void holdsNoLongerThanUntilTheStart() {
        BookingDiff diff = BookingDiff.of(List.of(), List.of(slot(60, 120), slot(10_000, 10_060)), NOW);

        assertThat(decide(diff, RoomPolicy.APPROVAL))
                .extracting(verdict -> ((Verdict.Granted) verdict).holdExpireTime())
                .containsExactly(at(60), NOW.plus(Duration.ofDays(1)));
        assertThat(decide(BookingDiff.of(List.of(), List.of(slot(-5, 120)), NOW), RoomPolicy.APPROVAL))
                .extracting(verdict -> ((Verdict.Granted) verdict).holdExpireTime())
                .containsExactly(at(120));
    }

    @Test
    void refusesTheSecondOfTwoThatOverlapEvenOfOneEvent() {
        BookingDiff diff = BookingDiff.of(List.of(), List.of(slot(60, 120), slot(119, 180), slot(120, 150)), NOW);

        List<Verdict> verdicts = decide(diff, RoomPolicy.AUTO);

        assertThat(verdicts)
                .extracting(Verdict::state)
                .containsExactly(BookingState.CONFIRMED, BookingState.TAKEN, BookingState.CONFIRMED);
        assertThat(((Verdict.Taken) verdicts.get(1)).blocking()).isEqualTo(new TimeRange(at(60), at(120)));
    }

    @Test
    void neverGrantsWhatOverlapsAndRefusesOnlyWhatDoes() {
        Seeds.forAll(500, random -> {
            List<TimeRange> had = apart(random);
            BusyTimes busy = new BusyTimes();
            had.forEach(busy::add);
            List<Slot> wanted = new ArrayList<>();
            for (int i = 0; i < random.nextInt(1, 12); i++) {
                int start = random.nextInt(0, 3_000);
                wanted.add(new Slot(
                        EVENT,
                        new InstanceId("i" + i),
                        ROOM,
                        new TimeRange(at(start), at(start + random.nextInt(1, 240)))));
            }
            List<TimeRange> granted = new ArrayList<>(had);
            List<BookingDiff.Wish> wishes =
                    BookingDiff.of(List.of(), wanted, NOW).wishes();
            for (Verdict verdict :
                    BookingPlanner.decide(wishes, rooms(ALWAYS, RoomPolicy.AUTO), Map.of(ROOM, busy), NOW)) {
                TimeRange time = verdict.slot().time();
                boolean isFree = granted.stream().noneMatch(other -> other.overlaps(time.start(), time.end()));
                assertThat(verdict.state()).isEqualTo(isFree ? BookingState.CONFIRMED : BookingState.TAKEN);
                if (isFree) {
                    granted.add(time);
                }
            }
        });
    }

    @Test
    void findsTheSameNextFreeTimeAsTryingEveryMinute() {
        Seeds.forAll(200, random -> {
            List<TimeRange> had = apart(random);
            BusyTimes busy = new BusyTimes();
            had.forEach(busy::add);
            OperatingHours hours = random.nextBoolean() ? ALWAYS : OFFICE;
            int from = random.nextInt(0, 3_000);
            int length = random.nextInt(1, 300);
            TimeRange search = new TimeRange(at(from), at(from + 5_000));

            assertThat(busy.nextFree(hours, search, Duration.ofMinutes(length)))
                    .isEqualTo(tried(had, hours, search, length));
        });
    }

    private static Optional<TimeRange> tried(List<TimeRange> had, OperatingHours hours, TimeRange search, int length) {
        Instant start = search.start();
        while (start.isBefore(search.end())) {
            TimeRange candidate = new TimeRange(start, start.plus(Duration.ofMinutes(length)));
            boolean isFree = had.stream().noneMatch(other -> other.overlaps(candidate.start(), candidate.end()));
            if (isFree && hours.cover(candidate) && !candidate.end().isAfter(search.end())) {
                return Optional.of(candidate);
            }
            start = start.plus(Duration.ofMinutes(1));
        }
        return Optional.empty();
    }

    private static List<TimeRange> apart(RandomGenerator random) {
        List<TimeRange> had = new ArrayList<>();
        int minute = random.nextInt(0, 200);
        for (int i = 0; i < random.nextInt(0, 15); i++) {
            int end = minute + random.nextInt(1, 200);
            had.add(new TimeRange(at(minute), at(end)));
            minute = end + random.nextInt(0, 200);
        }
        return had;
    }

    private static List<Verdict> decide(BookingDiff diff, RoomPolicy policy) {
        Map<RoomId, BusyTimes> busy = new HashMap<>(Map.of(ROOM, new BusyTimes()));
        return BookingPlanner.decide(diff.wishes(), rooms(ALWAYS, policy), busy, NOW);
    }

    private static Map<RoomId, RoomSettings> rooms(OperatingHours hours, RoomPolicy policy) {
        return Map.of(
                ROOM, new RoomSettings("Ceres", "", "", "", 4, List.of(), hours, policy, RoomSettings.DEFAULT_HOLD));
    }

    private static Slot slot(int start, int end) {
        return new Slot(EVENT, new InstanceId(""), ROOM, new TimeRange(at(start), at(end)));
    }

    private static Instant at(int minute) {
        return NOW.plus(Duration.ofMinutes(minute));
    }
}
