package dev.orrery.calendar.scheduling;

import dev.orrery.calendar.freebusy.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What somebody looks for: a time in the window at which all who must can meet.
 *
 * @param rooms one of which the meeting needs, the best first; empty where it needs none
 * @param window within which the meeting begins and ends
 * @param step meetings begin at multiples of it, counted from the beginning of 1970: at full hours, quarters and so on
 */
public record MeetingSearch(
        List<MeetingAttendee> attendees,
        Optional<List<MeetingRoom>> rooms,
        Duration duration,
        Interval window,
        Duration step) {
    /** More rooms than anybody compares are not named for a time. */
    static final int MAX_ROOMS = 5;

    public MeetingSearch {
        attendees = List.copyOf(attendees);
        rooms = rooms.map(List::copyOf);
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("duration: " + duration + " (expected: at least a minute)");
        }
        if (step.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("step: " + step + " (expected: at least a minute)");
        }
    }

    /** Those who must be there, but for the one at this place. */
    List<MeetingAttendee> requiredBut(int left) {
        return IntStream.range(0, attendees.size())
                .filter(i -> i != left && !attendees.get(i).isOptional())
                .mapToObj(attendees::get)
                .toList();
    }

    /** Which rooms can be had at a time. */
    List<String> roomsAt(Interval time) {
        return rooms.orElse(List.of()).stream()
                .filter(room -> room.usable().contains(time))
                .limit(MAX_ROOMS)
                .map(MeetingRoom::id)
                .toList();
    }

    boolean hasRoomAt(Interval time) {
        return rooms.isEmpty()
                || rooms.get().stream().anyMatch(room -> room.usable().contains(time));
    }

    /** The first beginning at or after a moment that a meeting may have. */
    Instant firstStart(Instant from) {
        long stepSeconds = step.toSeconds();
        long seconds = from.getEpochSecond() + (from.getNano() > 0 ? 1 : 0);
        return Instant.ofEpochSecond(Math.ceilDiv(seconds, stepSeconds) * stepSeconds);
    }
}
