package dev.orrery.calendar.icalendar;

import dev.orrery.calendar.event.Attendee;
import dev.orrery.calendar.event.Organizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Organisers and attendees (RFC 5545 3.8.4.1 and 3.8.4.3). */
final class PeopleReader {
    private static final String MAILTO = "mailto:";
    private static final Set<String> KNOWN =
            Set.of("CN", "ROLE", "PARTSTAT", OrreryProperties.USER, OrreryProperties.COMMENT);

    private PeopleReader() {}

    static Organizer organizer(ContentLine line) {
        return new Organizer(email(line), line.parameter("CN").orElse(""), user(line), others(line));
    }

    /** In the order of the component; of one address, the first. */
    static List<Attendee> attendees(Component component) {
        Map<String, Attendee> byEmail = new LinkedHashMap<>();
        component.all("ATTENDEE").map(PeopleReader::attendee).forEach(attendee -> {
            if (!attendee.email().isEmpty()) {
                byEmail.putIfAbsent(attendee.email().toLowerCase(Locale.ROOT), attendee);
            }
        });
        return List.copyOf(byEmail.values());
    }

    private static Attendee attendee(ContentLine line) {
        return new Attendee(
                email(line),
                line.parameter("CN").orElse(""),
                user(line),
                role(line),
                response(line),
                line.parameter(OrreryProperties.COMMENT).orElse(""),
                others(line));
    }

    private static Attendee.Role role(ContentLine line) {
        return switch (line.parameter("ROLE").orElse("").toUpperCase(Locale.ROOT)) {
            case "CHAIR" -> Attendee.Role.CHAIR;
            case "OPT-PARTICIPANT" -> Attendee.Role.OPTIONAL;
            case "NON-PARTICIPANT" -> Attendee.Role.NON_PARTICIPANT;
            default -> Attendee.Role.REQUIRED;
        };
    }

    private static Attendee.Response response(ContentLine line) {
        return switch (line.parameter("PARTSTAT").orElse("").toUpperCase(Locale.ROOT)) {
            case "ACCEPTED" -> Attendee.Response.ACCEPTED;
            case "DECLINED" -> Attendee.Response.DECLINED;
            case "TENTATIVE" -> Attendee.Response.TENTATIVE;
            default -> Attendee.Response.NEEDS_ACTION;
        };
    }

    private static String email(ContentLine line) {
        String address = line.value().strip();
        return address.regionMatches(true, 0, MAILTO, 0, MAILTO.length())
                ? address.substring(MAILTO.length()).strip()
                : address;
    }

    private static @Nullable UUID user(ContentLine line) {
        try {
            return line.parameter(OrreryProperties.USER).map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static List<String> others(ContentLine line) {
        return line.parameters().stream()
                .filter(parameter -> !KNOWN.contains(parameter.name()))
                .map(Parameter::toString)
                .toList();
    }
}
