package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.InstanceId;
import dev.orrery.recurrence.EventTime;
import java.util.List;
import java.util.Optional;

/** An event as components: one for itself and one for each override, always in the same order and spelling. */
final class EventWriter {
    private final LineOutput out;

    EventWriter(LineOutput out) {
        this.out = out;
    }

    void write(CalendarEvent event) {
        if (!event.isMasterMissing()) {
            component(event.uid(), Optional.empty(), event.recurrence(), event.body());
        }
        EventTime start = event.body().times().start();
        event.overrides()
                .forEach((instance, body) ->
                        component(event.uid(), Optional.of(originalStart(instance, start)), List.of(), body));
    }

    private static EventTime originalStart(InstanceId instance, EventTime seriesStart) {
        return instance.originalStart(seriesStart)
                .orElseThrow(() -> new IllegalStateException(instance + ": no instance of " + seriesStart));
    }

    private void component(String uid, Optional<EventTime> recurrenceId, List<String> recurrence, EventBody body) {
        out.line("BEGIN:VEVENT");
        out.line("UID:" + Texts.escape(uid));
        out.line("DTSTAMP:" + Moments.utc(body.revision().time()));
        recurrenceId.ifPresent(id -> out.line(Moments.line("RECURRENCE-ID", id).toString()));
        out.line("SEQUENCE:" + body.revision().sequence());
        times(body.times());
        recurrence.forEach(out::line);
        new ContentWriter(out).write(body.content());
        out.line("END:VEVENT");
    }

    /** RFC 5545 3.8.2.2: DTEND is later than DTSTART, so a moment has none. */
    private void times(EventTimes times) {
        out.line(Moments.line("DTSTART", times.start()).toString());
        if (!times.end().equals(times.start())) {
            out.line(Moments.line("DTEND", times.end()).toString());
        }
    }
}
