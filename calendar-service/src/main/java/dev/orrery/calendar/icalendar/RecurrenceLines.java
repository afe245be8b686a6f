package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.InvalidEventException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The lines that say how an event repeats, in the one form that is stored. */
public final class RecurrenceLines {
    private static final Set<String> NAMES = Set.of("RRULE", "RDATE", "EXDATE");

    private RecurrenceLines() {}

    /** The lines that a caller gave. */
    public static List<String> canonical(List<String> lines) {
        TimeZoneNames zones = new TimeZoneNames(List.of());
        List<String> canonical = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            canonical.add(canonical(i, lines.get(i).strip(), zones));
        }
        return List.copyOf(canonical);
    }

    private static String canonical(int index, String line, TimeZoneNames zones) {
        String field = "recurrence[" + index + "]";
        try {
            ContentLine parsed = ContentLine.parse(line);
            if (!NAMES.contains(parsed.name()) || line.chars().anyMatch(c -> c < ' ')) {
                throw InvalidEventException.recurrence(field, parsed.name() + " (expected: RRULE, RDATE or EXDATE)");
            }
            return withKnownZone(parsed, zones).toString();
        } catch (MalformedLineException malformed) {
            throw InvalidEventException.recurrence(field, line + " (expected: a line such as RRULE:FREQ=WEEKLY)");
        }
    }

    /** The lines of a component, with the zones of the file replaced by their IANA names. */
    static List<String> read(Component component, TimeZoneNames zones) {
        return component.lines().stream()
                .filter(line -> NAMES.contains(line.name()) && !line.value().isBlank())
                .map(line -> withKnownZone(line, zones).toString())
                .toList();
    }

    private static ContentLine withKnownZone(ContentLine line, TimeZoneNames zones) {
        Optional<ZoneId> zone = line.parameter("TZID").map(zones::zone);
        List<Parameter> parameters = new ArrayList<>(line.parameters());
        parameters.removeIf(parameter -> !parameter.name().equals("VALUE"));
        ContentLine bare = new ContentLine(line.name(), parameters, line.value().strip());
        if (zone.isEmpty()) {
            return bare;
        }
        return zone.get().equals(ZoneOffset.UTC)
                ? new ContentLine(bare.name(), parameters, inUtc(bare.value()))
                : bare.with("TZID", zone.get().getId());
    }

    /** RFC 5545 3.2.19: there is no TZID for UTC, its times end in Z. */
    private static String inUtc(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(time -> time.matches("\\d{8}T\\d{6}") ? time + "Z" : time)
                .collect(Collectors.joining(","));
    }
}
