package dev.orrery.calendar.events;

import com.google.protobuf.ByteString;
import dev.orrery.calendar.event.TimeRange;
import java.time.Instant;

/**
 * An occurrence as those see it who see all of it.
 *
 * @param event in the bytes that it is sent in, which take a quarter of the memory, and are not made again each time
 */
record RememberedOccurrence(Place place, Instant endsAt, ByteString event) {
    static RememberedOccurrence of(ShownOccurrence shown) {
        return new RememberedOccurrence(
                shown.place(), shown.endsAt(), shown.event().toByteString());
    }

    boolean isAfter(Place other) {
        return place.compareTo(other) > 0;
    }

    boolean beginsBefore(Instant moment) {
        return place.startsAt().isBefore(moment);
    }

    boolean isIn(TimeRange range) {
        return range.overlaps(place.startsAt(), endsAt);
    }
}
