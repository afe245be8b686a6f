package dev.orrery.calendar.icalendar;

import dev.orrery.recurrence.EventDuration;
import dev.orrery.recurrence.InvalidRecurrenceException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds how often a calendar wants to be read, as RFC 7986 5.7 has it and as Outlook writes it: the first that is said. */
final class RefreshHint {
    private static final List<String> PROPERTIES = List.of("REFRESH-INTERVAL", "X-PUBLISHED-TTL");

    private @Nullable Duration interval;

    /** Takes a property of the calendar itself, of which there may be any number. */
    void note(String line) {
        if (interval == null
                && PROPERTIES.stream().anyMatch(name -> line.regionMatches(true, 0, name, 0, name.length()))) {
            interval = read(line);
        }
    }

    Optional<Duration> interval() {
        return Optional.ofNullable(interval);
    }

    /** Nothing, where it makes no sense: it is only a wish. */
    private static @Nullable Duration read(String line) {
        try {
            ContentLine property = ContentLine.parse(line);
            EventDuration duration = EventDuration.parse(property.value().strip());
            return PROPERTIES.contains(property.name())
                    ? Duration.ofDays(duration.days()).plusSeconds(duration.seconds())
                    : null;
        } catch (MalformedLineException | InvalidRecurrenceException malformed) {
            return null;
        }
    }
}
