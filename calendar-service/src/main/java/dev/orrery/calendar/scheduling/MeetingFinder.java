package dev.orrery.calendar.scheduling;

import dev.orrery.calendar.freebusy.Interval;
import dev.orrery.calendar.freebusy.IntervalSet;
import dev.orrery.calendar.scheduling.MeetingTime.Ranked;
import dev.orrery.calendar.scheduling.MeetingTimes.Found;
import dev.orrery.calendar.scheduling.MeetingTimes.None;
import dev.orrery.calendar.scheduling.MeetingTimes.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Answers when people can meet: every time that does, as trying each beginning would find, and always the same. It sweeps
 * over what leaves nobody out, and looks at single people only there.
 */
public final class MeetingFinder {
    private static final int NOBODY = -1;

    private final MeetingSearch search;

    private MeetingFinder(MeetingSearch search) {
        this.search = search;
    }

    /** The {@code limit} best times, or why there is none. */
    public static MeetingTimes find(MeetingSearch search, int limit) {
        return new MeetingFinder(search).find(limit);
    }

    private MeetingTimes find(int limit) {
        IntervalSet window = IntervalSet.of(search.window());
        List<MeetingAttendee> required = search.requiredBut(NOBODY);
        List<MeetingTime> times = startsWithRoom(open(window, required)).stream()
                .map(this::at)
                .map(meeting -> Ranked.of(meeting, search))
                .sorted(MeetingTime.bestFirst())
                .limit(limit)
                .map(Ranked::meeting)
                .toList();
        return times.isEmpty() ? none(window, required) : new Found(times);
    }

    private None none(IntervalSet window, List<MeetingAttendee> required) {
        if (starts(window).isEmpty()) {
            return new None(Why.WINDOW_TOO_SHORT, List.of());
        }
        List<Integer> blocking = IntStream.range(0, search.attendees().size())
                .filter(i -> !search.attendees().get(i).isOptional())
                .filter(i ->
                        !startsWithRoom(open(window, search.requiredBut(i))).isEmpty())
                .boxed()
                .toList();
        return new None(why(window, required), blocking);
    }

    private Why why(IntervalSet window, List<MeetingAttendee> required) {
        if (starts(working(window, required)).isEmpty()) {
            return Why.NO_COMMON_WORKING_TIME;
        }
        if (starts(open(window, required)).isEmpty()) {
            return Why.REQUIRED_BUSY;
        }
        return search.rooms().orElse(List.of()).isEmpty() ? Why.NO_MATCHING_ROOM : Why.ROOMS_TAKEN;
    }

    /** What is left of a window when all of these people are there. */
    private static IntervalSet open(IntervalSet window, List<MeetingAttendee> people) {
        IntervalSet open = working(window, people);
        for (MeetingAttendee person : people) {
            if (person.times().isPresent()) {
                open = open.minus(person.times().get().busy());
            }
        }
        return open;
    }

    private static IntervalSet working(IntervalSet window, List<MeetingAttendee> people) {
        IntervalSet working = window;
        for (MeetingAttendee person : people) {
            if (person.times().isPresent()) {
                working = working.intersection(person.working());
            }
        }
        return working;
    }

    private List<Instant> starts(IntervalSet open) {
        List<Instant> starts = new ArrayList<>();
        for (Interval interval : open.intervals()) {
            Instant last = interval.end().minus(search.duration());
            Instant first = search.firstStart(interval.start());
            for (Instant start = first; !start.isAfter(last); start = start.plus(search.step())) {
                starts.add(start);
            }
        }
        return starts;
    }

    private List<Instant> startsWithRoom(IntervalSet open) {
        return starts(open).stream()
                .filter(start -> search.hasRoomAt(time(start)))
                .toList();
    }

    private Interval time(Instant start) {
        return new Interval(start, start.plus(search.duration()));
    }

    private MeetingTime at(Instant start) {
        Interval time = time(start);
        return new MeetingTime(
                time,
                search.attendees().stream().map(attendee -> attendee.at(time)).toList(),
                search.roomsAt(time));
    }
}
