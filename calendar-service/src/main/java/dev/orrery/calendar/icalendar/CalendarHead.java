package dev.orrery.calendar.icalendar;

import dev.orrery.recurrence.EventDuration;
import dev.orrery.recurrence.InvalidRecurrenceException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar says of itself: its name, and how often it wants to be read (RFC 7986 5.1 and 5.7), both also as
 * Apple and Microsoft have written them since before that. What is said first counts; what makes no sense is passed over.
 */
final class CalendarHead {
    private static final Set<String> NAMES = Set.of("NAME", "X-WR-CALNAME");
    private static final Set<String> INTERVALS = Set.of("REFRESH-INTERVAL", "X-PUBLISHED-TTL");
    private static final int MAX_NAME_CHARS = 200;

    private @Nullable String name;
    private @Nullable Duration refreshInterval;

    /** Takes a property of the calendar itself, of which there may be any number. */
    void note(String line) {
        if (isOneOf(NAMES, line) && name == null) {
            name = name(line);
        } else if (isOneOf(INTERVALS, line) && refreshInterval == null) {
            refreshInterval = interval(line);
        }
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    Optional<Duration> refreshInterval() {
        return Optional.ofNullable(refreshInterval);
    }

    private static boolean isOneOf(Set<String> properties, String line) {
        return properties.stream()
                .anyMatch(property -> line.regionMatches(true, 0, property, 0, property.length())
                        && line.length() > property.length()
                        && ":;".indexOf(line.charAt(property.length())) >= 0);
    }

    private static @Nullable String name(String line) {
        try {
            String text = Texts.unescape(ContentLine.parse(line).value()).strip();
            return text.isEmpty() || text.length() > MAX_NAME_CHARS ? null : text;
        } catch (MalformedLineException malformed) {
            return null;
        }
    }

    private static @Nullable Duration interval(String line) {
        try {
            EventDuration duration =
                    EventDuration.parse(ContentLine.parse(line).value().strip());
            return Duration.ofDays(duration.days()).plusSeconds(duration.seconds());
        } catch (MalformedLineException | InvalidRecurrenceException malformed) {
            return null;
        }
    }
}
