package dev.orrery.calendar.search;

import dev.orrery.calendar.event.CalendarId;
import dev.orrery.calendar.event.EventId;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.calendar.eventstore.EventKey;
import dev.orrery.kit.paging.Cursor;
import java.util.Comparator;

/**
 * An event that was found.
 *
 * @param instance one with words of its own, or none
 * @param rank how well it matches; the best have the highest
 */
record Match(EventKey event, InstanceId instance, float rank) {
    static final Comparator<Match> BEST_FIRST = Comparator.comparingDouble((Match match) -> -match.rank)
            .thenComparing(match -> match.event.calendar().value())
            .thenComparing(match -> match.event.event().value())
            .thenComparing(Match::instance);

    Cursor cursor() {
        return Cursor.of(rank, event.calendar(), event.event(), instance);
    }

    boolean isAfter(Cursor cursor) {
        Match last = new Match(
                new EventKey(new CalendarId(cursor.get(1)), new EventId(cursor.get(2))),
                new InstanceId(cursor.get(3)),
                Float.parseFloat(cursor.get(0)));
        return BEST_FIRST.compare(this, last) > 0;
    }
}
