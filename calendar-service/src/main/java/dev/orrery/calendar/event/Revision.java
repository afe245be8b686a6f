package dev.orrery.calendar.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * Which of two versions of an event is the newer one, as RFC 5546 2.1.5 compares them: by SEQUENCE, then by DTSTAMP.
 *
 * @param sequence how often the event changed in a way that matters to attendees
 * @param time when this version was made, in whole seconds
 */
public record Revision(int sequence, Instant time) implements Comparable<Revision> {
    private static final Comparator<Revision> ORDER =
            Comparator.comparingInt(Revision::sequence).thenComparing(Revision::time);

    public Revision {
        if (sequence < 0) {
            throw InvalidEventException.field("sequence", sequence + " (expected: at least 0)");
        }
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }

    public boolean isNewerThan(Revision other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Revision other) {
        return ORDER.compare(this, other);
    }
}
