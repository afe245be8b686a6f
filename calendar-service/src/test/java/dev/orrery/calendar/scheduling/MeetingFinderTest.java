package dev.orrery.calendar.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.calendar.freebusy.BusyTimes;
import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.freebusy.IntervalSet;
import dev.orrery.calendar.scheduling.MeetingAttendee.Availability;
import dev.orrery.calendar.scheduling.MeetingTimes.Found;
import dev.orrery.calendar.scheduling.MeetingTimes.None;
import dev.orrery.calendar.scheduling.MeetingTimes.Why;
import dev.orrery.kit.testing.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The finder against trying every beginning and asking every moment of every person, on a line of few minutes. */
class MeetingFinderTest {
    private static final int MINUTES = 20;

    @Test
    void findsWhatTryingEverythingFinds() {
        int[] found = {0};
        Seeds.forAll(5_000, random -> {
            MeetingSearch search = search(random);
            int limit = 1 + random.nextInt(8);
            List<MeetingTime> expected =
                    bruteForce(search).stream().limit(limit).toList();
            MeetingTimes times = MeetingFinder.find(search, limit);

            assertThat(MeetingFinder.find(search, limit)).isEqualTo(times);
            if (expected.isEmpty()) {
                assertThat(times).isEqualTo(new None(why(search), blocking(search)));
            } else {
                assertThat(times).isEqualTo(new Found(expected));
                found[0]++;
            }
        });

        assertThat(found[0]).isBetween(1_000, 4_500);
    }

    @Test
    void beginsAtFullSteps() {
        MeetingSearch search = new MeetingSearch(
                List.of(),
                Optional.empty(),
                Duration.ofMinutes(30),
                new Interval(minute(7), minute(70)),
                Duration.ofMinutes(15));

        assertThat(MeetingFinder.find(search, 10))
                .isEqualTo(new Found(List.of(time(15, 45, List.of(), List.of()), time(30, 60, List.of(), List.of()))));
    }

    private static List<MeetingTime> bruteForce(MeetingSearch search) {
        List<MeetingTime> times = new ArrayList<>();
        for (int start = 0; start <= MINUTES; start++) {
            int end = start + (int) search.duration().toMinutes();
            boolean isOnStep = start % search.step().toMinutes() == 0;
            boolean isInWindow = !minute(start).isBefore(search.window().start())
                    && !minute(end).isAfter(search.window().end());
            if (isOnStep && isInWindow) {
                MeetingTime time =
                        time(start, end, availability(search.attendees(), start, end), rooms(search, start, end));
                if (canMeet(search, time)
                        && (search.rooms().isEmpty() || !time.rooms().isEmpty())) {
                    times.add(time);
                }
            }
        }
        times.sort(Comparator.<MeetingTime>comparingLong(time -> inDoubt(search, time, false))
                .thenComparingLong(time -> missing(search, time))
                .thenComparingLong(time -> inDoubt(search, time, true))
                .thenComparing(time -> time.time().start()));
        return times;
    }

    private static boolean canMeet(MeetingSearch search, MeetingTime time) {
        return IntStream.range(0, search.attendees().size())
                .allMatch(i -> search.attendees().get(i).isOptional()
                        || (time.attendees().get(i) != Availability.BUSY
                                && time.attendees().get(i) != Availability.OUTSIDE_WORKING_HOURS));
    }

    private static long inDoubt(MeetingSearch search, MeetingTime time, boolean isOptional) {
        return IntStream.range(0, search.attendees().size())
                .filter(i -> search.attendees().get(i).isOptional() == isOptional)
                .filter(i -> time.attendees().get(i) == Availability.TENTATIVE
                        || time.attendees().get(i) == Availability.UNKNOWN)
                .count();
    }

    private static long missing(MeetingSearch search, MeetingTime time) {
        return IntStream.range(0, search.attendees().size())
                .filter(i -> search.attendees().get(i).isOptional())
                .filter(i -> time.attendees().get(i) == Availability.BUSY
                        || time.attendees().get(i) == Availability.OUTSIDE_WORKING_HOURS)
                .count();
    }

    private static List<Availability> availability(List<MeetingAttendee> attendees, int start, int end) {
        return attendees.stream()
                .map(attendee -> IntStream.range(start, end)
                        .mapToObj(minute -> at(attendee, minute))
                        .max(Comparator.naturalOrder())
                        .orElseThrow())
                .toList();
    }

    private static Availability at(MeetingAttendee attendee, int minute) {
        Interval moment = new Interval(minute(minute), minute(minute + 1));
        if (attendee.times().isEmpty()) {
            return Availability.UNKNOWN;
        }
        if (attendee.times().get().busy().contains(moment)) {
            return Availability.BUSY;
        }
        if (!attendee.working().contains(moment)) {
            return Availability.OUTSIDE_WORKING_HOURS;
        }
        return attendee.times().get().tentative().contains(moment) ? Availability.TENTATIVE : Availability.FREE;
    }

    private static Why why(MeetingSearch search) {
        MeetingSearch ofNobody =
                new MeetingSearch(List.of(), Optional.empty(), search.duration(), search.window(), search.step());
        if (bruteForce(ofNobody).isEmpty()) {
            return Why.WINDOW_TOO_SHORT;
        }
        List<MeetingAttendee> idle = search.attendees().stream()
                .map(attendee -> new MeetingAttendee(
                        attendee.isOptional(), attendee.times().map(_ -> BusyTimes.NONE), attendee.working()))
                .toList();
        if (bruteForce(ofPeople(search, idle)).isEmpty()) {
            return Why.NO_COMMON_WORKING_TIME;
        }
        if (bruteForce(ofPeople(search, search.attendees())).isEmpty()) {
            return Why.REQUIRED_BUSY;
        }
        return search.rooms().orElseThrow().isEmpty() ? Why.NO_MATCHING_ROOM : Why.ROOMS_TAKEN;
    }

    private static MeetingSearch ofPeople(MeetingSearch search, List<MeetingAttendee> people) {
        return new MeetingSearch(people, Optional.empty(), search.duration(), search.window(), search.step());
    }

    private static List<String> rooms(MeetingSearch search, int start, int end) {
        return search.rooms().orElse(List.of()).stream()
                .filter(room -> IntStream.range(start, end)
                        .allMatch(minute -> room.usable().contains(new Interval(minute(minute), minute(minute + 1)))))
                .map(MeetingRoom::id)
                .limit(MeetingSearch.MAX_ROOMS)
                .toList();
    }

    private static List<Integer> blocking(MeetingSearch search) {
        List<Integer> blocking = new ArrayList<>();
        for (int i = 0; i < search.attendees().size(); i++) {
            List<MeetingAttendee> others = new ArrayList<>(search.attendees());
            boolean isRequired = !others.remove(i).isOptional();
            MeetingSearch without =
                    new MeetingSearch(others, search.rooms(), search.duration(), search.window(), search.step());
            if (isRequired && !bruteForce(without).isEmpty()) {
                blocking.add(i);
            }
        }
        return blocking;
    }

    private static MeetingSearch search(RandomGenerator random) {
        int people = random.nextInt(4);
        List<MeetingAttendee> attendees = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            Optional<BusyTimes> times = random.nextInt(8) == 0
                    ? Optional.empty()
                    : Optional.of(new BusyTimes(set(random, 3), set(random, 2)));
            attendees.add(new MeetingAttendee(random.nextInt(3) == 0, times, set(random, 5)));
        }
        int from = random.nextInt(MINUTES);
        int to = from + 1 + random.nextInt(MINUTES - from);
        List<MeetingRoom> rooms = IntStream.range(0, random.nextInt(8))
                .mapToObj(i -> new MeetingRoom("room " + i, set(random, 4)))
                .toList();
        return new MeetingSearch(
                attendees,
                random.nextBoolean() ? Optional.of(rooms) : Optional.empty(),
                Duration.ofMinutes(1 + random.nextInt(4)),
                new Interval(minute(from), minute(to)),
                Duration.ofMinutes(1 + random.nextInt(3)));
    }

    private static IntervalSet set(RandomGenerator random, int most) {
        List<Interval> intervals = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            int from = random.nextInt(MINUTES);
            intervals.add(new Interval(minute(from), minute(from + 1 + random.nextInt(MINUTES - from))));
        }
        return IntervalSet.of(intervals);
    }

    private static MeetingTime time(int from, int to, List<Availability> attendees, List<String> rooms) {
        return new MeetingTime(new Interval(minute(from), minute(to)), attendees, rooms);
    }

    private static Instant minute(int minute) {
        return Instant.EPOCH.plusSeconds(60L * minute);
    }
}
