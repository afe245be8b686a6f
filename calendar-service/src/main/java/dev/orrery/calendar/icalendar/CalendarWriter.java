package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.CalendarEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Writes an iCalendar object piece by piece: the head with its zones, then events, then the end. The same events give
 * the same bytes.
 */
public final class CalendarWriter {
    private static final String PRODUCT = "-//Orrery//Orrery Calendar 1.0//EN";

    private final LineOutput out;
    private final EventWriter events;
    private List<String> refreshLines = List.of();

    private CalendarWriter(LineOutput out) {
        this.out = out;
        this.events = new EventWriter(out);
    }

    /** Writes {@code text/calendar} (RFC 5545). */
    public static CalendarWriter ofText() {
        return new CalendarWriter(new FoldedLines());
    }

    /** Writes {@code application/calendar+json} (RFC 7265). */
    public static CalendarWriter ofJcal() {
        return new CalendarWriter(new JcalLines());
    }

    /** Tells programs that subscribe how often to ask (RFC 7986 5.7, and as Outlook knows it). */
    public CalendarWriter refreshedEvery(Duration interval) {
        refreshLines = List.of("REFRESH-INTERVAL;VALUE=DURATION:" + interval, "X-PUBLISHED-TTL:" + interval);
        return this;
    }

    /**
     * Begins the object.
     *
     * @param name what people call the calendar, or empty
     * @param zones all that the events are planned in, UTC left out
     * @param from the start of the first event, before which the zones' past does not matter
     */
    public CalendarWriter begin(String name, Collection<ZoneId> zones, Instant from) {
        out.line("BEGIN:VCALENDAR");
        out.line("VERSION:2.0");
        out.line("PRODID:" + PRODUCT);
        out.line("CALSCALE:GREGORIAN");
        if (!name.isEmpty()) {
            out.line("NAME:" + Texts.escape(name));
            out.line("X-WR-CALNAME:" + Texts.escape(name));
        }
        refreshLines.forEach(out::line);
        TimeZoneWriter timeZones = new TimeZoneWriter(out);
        zones.stream()
                .distinct()
                .sorted(Comparator.comparing(ZoneId::getId))
                .forEach(zone -> timeZones.write(zone, from));
        return this;
    }

    public CalendarWriter event(CalendarEvent event) {
        events.write(event);
        return this;
    }

    public CalendarWriter end() {
        out.line("END:VCALENDAR");
        return this;
    }

    /** How many bytes {@link #take} would give. */
    public int size() {
        return out.size();
    }

    /** What was written since the last call. */
    public byte[] take() {
        return out.take();
    }
}
