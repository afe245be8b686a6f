package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.InvalidEventException;
import dev.orrery.calendar.event.Revision;
import dev.orrery.calendar.event.SeriesRules;
import dev.orrery.recurrence.Leniency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the events of an iCalendar text. */
public final class CalendarReader {
    private static final int MAX_UID_CHARS = 255;

    private final TimeZoneNames zones;
    private final Instant now;

    private CalendarReader(TimeZoneNames zones, Instant now) {
        this.zones = zones;
        this.now = now;
    }

    /**
     * One entry a VEVENT, in the order of the text; empty when the text is no iCalendar object.
     *
     * @param now stands in for a DTSTAMP that is missing
     */
    public static Optional<List<ReadComponent>> read(String text, Instant now) {
        return ComponentReader.read(text).map(calendar -> {
            CalendarReader reader = new CalendarReader(new TimeZoneNames(calendar.timeZones()), now);
            List<ReadComponent> read = new ArrayList<>(calendar.events().size());
            for (Component component : calendar.events()) {
                read.add(reader.read(read.size(), component));
            }
            return read;
        });
    }

    private ReadComponent read(int index, Component component) {
        String uid = component.text("UID").strip();
        String shownUid = uid.substring(0, Math.min(uid.length(), MAX_UID_CHARS));
        if (component.fault().isPresent()) {
            return new ReadComponent.Broken(
                    index,
                    shownUid,
                    InvalidEventException.field("VEVENT", component.fault().get()));
        }
        try {
            return readable(index, uid, component);
        } catch (InvalidEventException fault) {
            return new ReadComponent.Broken(index, shownUid, fault);
        }
    }

    private ReadComponent.Sound readable(int index, String uid, Component component) {
        if (uid.isEmpty() || uid.length() > MAX_UID_CHARS) {
            throw InvalidEventException.field(
                    "UID", uid.length() + " characters (expected: 1 to " + MAX_UID_CHARS + ")");
        }
        Optional<ContentLine> recurrenceId = component.first("RECURRENCE-ID");
        if (recurrenceId.flatMap(line -> line.parameter("RANGE")).isPresent()) {
            throw InvalidEventException.field("RECURRENCE-ID", "RANGE=THISANDFUTURE (expected: a single instance)");
        }
        EventBody body =
                new EventBody(revision(component), TimesReader.read(component, zones), ContentReader.read(component));
        ContentLimits.check(body.content());
        List<String> recurrence = recurrenceId.isPresent() ? List.of() : RecurrenceLines.read(component, zones);
        SeriesRules.check(body.times(), recurrence, Leniency.LENIENT);
        return new ReadComponent.Sound(
                index, uid, recurrenceId.map(line -> Moments.read(line, zones)), recurrence, body);
    }

    private Revision revision(Component component) {
        Instant time = component
                .first("DTSTAMP")
                .or(() -> component.first("LAST-MODIFIED"))
                .or(() -> component.first("CREATED"))
                .map(line -> Moments.instant(line, zones))
                .orElse(now);
        String sequence = component.text("SEQUENCE").strip();
        try {
            return new Revision(sequence.isEmpty() ? 0 : Integer.parseInt(sequence), time);
        } catch (NumberFormatException malformed) {
            throw InvalidEventException.field("SEQUENCE", sequence + " (expected: a whole number)");
        }
    }
}
