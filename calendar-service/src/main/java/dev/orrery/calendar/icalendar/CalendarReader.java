package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.EventBody;
import dev.orrery.calendar.event.EventTimes;
import dev.orrery.calendar.event.InvalidEventException;
import dev.orrery.calendar.event.Revision;
import dev.orrery.calendar.event.SeriesRules;
import dev.orrery.calendar.event.TimeLimits;
import dev.orrery.recurrence.EventTime;
import dev.orrery.recurrence.InvalidRecurrenceException;
import dev.orrery.recurrence.Leniency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what the components of an iCalendar text mean. */
final class CalendarReader {
    private static final int MAX_UID_CHARS = 255;

    private final TimeZoneNames zones;
    private final Instant now;

    /** {@code now} stands in for a DTSTAMP that is missing. */
    CalendarReader(TimeZoneNames zones, Instant now) {
        this.zones = zones;
        this.now = now;
    }

    /** What a VEVENT says; {@code index} is its place among them. */
    ReadComponent read(int index, Component component) {
        String uid = CalendarText.uid(component);
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
        } catch (InvalidRecurrenceException outOfRange) {
            return new ReadComponent.Broken(index, shownUid, InvalidEventException.time("DTEND", outOfRange));
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
        EventTimes times = TimeLimits.checked(TimesReader.read(component, zones));
        EventBody body = new EventBody(revision(component), times, ContentReader.read(component));
        ContentLimits.check(body.content());
        List<String> recurrence = recurrenceId.isPresent() ? List.of() : RecurrenceLines.read(component, zones);
        SeriesRules.check(body.times(), recurrence, Leniency.LENIENT);
        Optional<EventTime> original = recurrenceId.map(line -> Moments.read(line, zones));
        original.ifPresent(time -> TimeLimits.check("RECURRENCE-ID", time));
        return new ReadComponent.Sound(index, uid, original, recurrence, body);
    }

    private Revision revision(Component component) {
        Instant time = component
                .first("DTSTAMP")
                .or(() -> component.first("LAST-MODIFIED"))
                .or(() -> component.first("CREATED"))
                .map(line -> Moments.instant(line, zones))
                .filter(TimeLimits::includes)
                .orElse(now);
        String sequence = component.text("SEQUENCE").strip();
        try {
            return new Revision(sequence.isEmpty() ? 0 : Integer.parseInt(sequence), time);
        } catch (NumberFormatException malformed) {
            throw InvalidEventException.field("SEQUENCE", sequence + " (expected: a whole number)");
        }
    }
}
