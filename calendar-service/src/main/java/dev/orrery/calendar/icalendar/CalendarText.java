package dev.orrery.calendar.icalendar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An iCalendar text of any size, read as often as need be and never held: first for its time zones, which may stand
 * behind the events that use them, and for the UIDs that several components share; then component by component.
 */
public final class CalendarText {
    private static final int MAX_TIME_ZONES = 1_000;

    private final Source source;
    private final Charset charset;
    private final CalendarReader reader;
    private final SharedUids sharedUids;
    private final Outline outline;

    private CalendarText(
            Source source, Charset charset, CalendarReader reader, SharedUids sharedUids, Outline outline) {
        this.source = source;
        this.charset = charset;
        this.reader = reader;
        this.sharedUids = sharedUids;
        this.outline = outline;
    }

    /** Where the octets come from, each time from the beginning. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Looks through a text; empty when it is no iCalendar object.
     *
     * @param charset of the text unless its byte order mark says otherwise
     * @param now stands in for a DTSTAMP that is missing
     */
    public static Optional<CalendarText> scan(Source source, Charset charset, Instant now) throws IOException {
        List<Component> timeZones = new ArrayList<>();
        SharedUids.Counter uids = new SharedUids.Counter();
        try (InputStream text = source.open()) {
            Outline outline = ComponentReader.read(text, charset, event -> uids.add(uid(event)), timeZone -> {
                if (timeZones.size() < MAX_TIME_ZONES) {
                    timeZones.add(timeZone);
                }
            });
            CalendarReader reader = new CalendarReader(new TimeZoneNames(timeZones), now);
            return outline.isCalendar()
                    ? Optional.of(new CalendarText(source, charset, reader, uids.shared(), outline))
                    : Optional.empty();
        }
    }

    /** The UIDs that more than one component has. */
    public SharedUids sharedUids() {
        return sharedUids;
    }

    /** Whether the text comes to its end; one that was cut off on its way does not. */
    public boolean isWhole() {
        return outline.isWhole();
    }

    /** How long it asks to be left alone between two readings. */
    public Optional<Duration> refreshInterval() {
        return outline.head().refreshInterval();
    }

    /** What it calls itself. */
    public Optional<String> name() {
        return outline.head().name();
    }

    /** Hands out what became of each VEVENT, in the order of the text. */
    public void read(Consumer<ReadComponent> components) throws IOException {
        int[] index = {0};
        try (InputStream text = source.open()) {
            ComponentReader.read(
                    text, charset, event -> components.accept(reader.read(index[0]++, event)), timeZone -> {});
        }
    }

    static String uid(Component component) {
        return component.text("UID").strip();
    }
}
