package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.CalendarEvent;
import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.Zones;
import dev.orrery.recurrence.EventTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** The zones that the text of an event names, each of which needs its VTIMEZONE. */
public final class UsedZones {
    private UsedZones() {}

    public static Stream<ZoneId> of(CalendarEvent event) {
        Stream<ZoneId> planned = Stream.concat(Stream.of(event.body()), event.overrides().values().stream())
                .flatMap(body -> of(body.times()));
        return Stream.concat(planned, event.recurrence().stream().flatMap(UsedZones::ofLine))
                .filter(zone -> !zone.equals(ZoneOffset.UTC))
                .distinct();
    }

    private static Stream<ZoneId> of(EventTimes times) {
        return Stream.of(times.start(), times.end())
                .filter(EventTime.Zoned.class::isInstance)
                .map(time -> ((EventTime.Zoned) time).zone());
    }

    /** The zone that a recurrence line names. */
    public static Stream<ZoneId> ofLine(String line) {
        return ContentLine.parse(line).parameter("TZID").flatMap(Zones::find).stream();
    }
}
