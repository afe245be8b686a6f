package dev.orrery.calendar.scheduling;

import dev.orrery.calendar.freebusy.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What somebody looks for: a time in the window at which all who must can meet.
 *
 * @param window within which the meeting begins and ends
 * @param step meetings begin at multiples of it, counted from the beginning of 1970: at full hours, quarters and so on
 */
public record MeetingSearch(List<MeetingAttendee> attendees, Duration duration, Interval window, Duration step) {
    public MeetingSearch {
        attendees = List.copyOf(attendees);
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

    /** The first beginning at or after a moment that a meeting may have. */
    Instant firstStart(Instant from) {
        long stepSeconds = step.toSeconds();
        long seconds = from.getEpochSecond() + (from.getNano() > 0 ? 1 : 0);
        return Instant.ofEpochSecond(Math.ceilDiv(seconds, stepSeconds) * stepSeconds);
    }
}
