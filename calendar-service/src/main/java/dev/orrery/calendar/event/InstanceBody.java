package dev.orrery.calendar.event;

import dev.orrery.recurrence.EventTime;
import java.time.Instant;

/** What an instance of a series says: its override, or the series at the instance's time. */
public final class InstanceBody {
    private InstanceBody() {}

    public static EventBody of(CalendarEvent series, Occurrence occurrence) {
        EventBody override = series.overrides().get(occurrence.instance());
        if (override != null) {
            return override;
        }
        EventTime start = occurrence
                .instance()
                .originalStart(series.body().times().start())
                .orElseThrow(() -> new IllegalStateException(occurrence + ": no instance of " + series.id()));
        return generated(series.body(), start, occurrence.endsAt());
    }

    /** What the series says, at the time of the instance; a PERIOD of an RDATE may last longer or shorter. */
    private static EventBody generated(EventBody series, EventTime start, Instant endsAt) {
        EventTimes times = series.times().movedTo(start);
        if (times.end() instanceof EventTime.Zoned end
                && !end.toInstant(end.zone()).equals(endsAt)) {
            times = new EventTimes(start, EventTime.at(endsAt, end.zone()));
        }
        return new EventBody(series.revision(), times, series.content());
    }
}
