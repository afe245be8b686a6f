package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.InvalidEventException;
import dev.orrery.calendar.event.Zones;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers which IANA zone a TZID of one file means: by its own name, by the name that its VTIMEZONE gives, by the tail of
 * a path such as {@code /mozilla.org/20070129_1/Asia/Tokyo}, by the names of Windows, and last by the offsets that its
 * VTIMEZONE describes.
 */
final class TimeZoneNames {
    private static final List<String> NAME_PROPERTIES = List.of("X-LIC-LOCATION", "TZID-ALIAS-OF");

    private final Map<String, Component> definitions = new HashMap<>();
    private final Map<String, ZoneId> found = new HashMap<>();

    TimeZoneNames(List<Component> timeZones) {
        timeZones.forEach(definition -> definitions.putIfAbsent(definition.text("TZID"), definition));
    }

    ZoneId zone(String tzid) {
        return found.computeIfAbsent(
                tzid,
                id -> find(id).orElseThrow(() -> InvalidEventException.time(
                        "TZID", id + " (expected: an IANA zone, or a VTIMEZONE that describes one)")));
    }

    private Optional<ZoneId> find(String tzid) {
        Optional<Component> definition = Optional.ofNullable(definitions.get(tzid));
        return Zones.find(tzid)
                .or(() -> definition.flatMap(TimeZoneNames::byGivenName))
                .or(() -> byTail(tzid))
                .or(() -> WindowsZones.find(tzid))
                .or(() -> definition.flatMap(ObservedOffsets::match));
    }

    private static Optional<ZoneId> byGivenName(Component definition) {
        return NAME_PROPERTIES.stream()
                .map(definition::text)
                .flatMap(name -> Zones.find(name).stream())
                .findFirst();
    }

    /** The longest tail of the path that is a name: America/Argentina/Ushuaia before Argentina/Ushuaia. */
    private static Optional<ZoneId> byTail(String tzid) {
        for (int slash = tzid.indexOf('/'); slash >= 0; slash = tzid.indexOf('/', slash + 1)) {
            Optional<ZoneId> zone = Zones.find(tzid.substring(slash + 1));
            if (zone.isPresent()) {
                return zone;
            }
        }
        return Optional.empty();
    }
}
