package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.Zones;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Finds a zone that keeps the offsets of a VTIMEZONE whose name says nothing, such as Outlook's "Customized Time Zone".
 * What is compared are the offsets of a January and a July of the rules of today; of zones that share them, the best
 * known one stands for all.
 */
final class ObservedOffsets {
    private static final Instant JANUARY = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant JULY = Instant.parse("2026-07-15T12:00:00Z");
    private static final List<String> CANDIDATES = List.of(
            "UTC",
            "Europe/London",
            "Europe/Berlin",
            "Europe/Athens",
            "Europe/Moscow",
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
            "America/Phoenix",
            "America/Sao_Paulo",
            "America/Bogota",
            "America/Halifax",
            "America/St_Johns",
            "Africa/Lagos",
            "Africa/Johannesburg",
            "Asia/Dubai",
            "Asia/Karachi",
            "Asia/Kolkata",
            "Asia/Dhaka",
            "Asia/Bangkok",
            "Asia/Shanghai",
            "Asia/Tokyo",
            "Australia/Brisbane",
            "Australia/Sydney",
            "Australia/Adelaide",
            "Pacific/Auckland",
            "Asia/Tehran",
            "Asia/Kathmandu",
            "Atlantic/Azores");

    private ObservedOffsets() {}

    static Optional<ZoneId> match(Component definition) {
        Optional<ZoneOffset> standard = offset(definition, "STANDARD");
        Optional<ZoneOffset> daylight = offset(definition, "DAYLIGHT").or(() -> standard);
        if (standard.isEmpty() || daylight.isEmpty()) {
            return Optional.empty();
        }
        return CANDIDATES.stream()
                .flatMap(name -> Zones.find(name).stream())
                .filter(zone -> keeps(zone, standard.get(), daylight.get()))
                .findFirst();
    }

    /** On either half of the globe: summer is in July here and in January there. */
    private static boolean keeps(ZoneId zone, ZoneOffset standard, ZoneOffset daylight) {
        ZoneOffset january = zone.getRules().getOffset(JANUARY);
        ZoneOffset july = zone.getRules().getOffset(JULY);
        return (january.equals(standard) && july.equals(daylight))
                || (january.equals(daylight) && july.equals(standard));
    }

    private static Optional<ZoneOffset> offset(Component definition, String observance) {
        return definition.components().stream()
                .filter(component -> component.name().equals(observance))
                .map(component -> component.text("TZOFFSETTO").strip())
                .reduce((_, last) -> last)
                .flatMap(ObservedOffsets::parse);
    }

    private static Optional<ZoneOffset> parse(String offset) {
        try {
            return Optional.of(ZoneOffset.of(offset));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
